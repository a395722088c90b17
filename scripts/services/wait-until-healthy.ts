import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { logFile, runningPid } from './background-process.ts';
import { ServiceError } from './say.ts';
import type { Settings } from './settings.ts';

/** Asks a service over and over, until it is well. @throws ServiceError with the end of its log when it ends or takes too long */
export async function waitUntilHealthy(
  settings: Settings,
  name: string,
  isHealthy: () => Promise<boolean>,
  patienceMs = 300_000,
): Promise<void> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    if (await isHealthy().catch(() => false)) return;
    if (runningPid(settings, name) === null) throw failed(settings, name, 'ended by itself');
    if (performance.now() > deadline)
      throw failed(settings, name, `was not well after ${patienceMs / 1000} s`);
    await pause(150);
  }
}

/** @throws ServiceError when somebody else listens there */
export async function refuseTakenPort(port: number, variable: string): Promise<void> {
  if (!(await answers(port))) return;
  throw new ServiceError(
    `port ${port} is taken by another program: end it, or set ${variable} to a free port`,
  );
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function failed(settings: Settings, name: string, what: string): ServiceError {
  const log = logFile(settings, name);
  let end = '';
  try {
    end = readFileSync(log, 'utf8').trim().split('\n').slice(-15).join('\n');
  } catch {
    // It never wrote one.
  }
  return new ServiceError(`${name} ${what}; the end of ${log}:\n${end}`);
}
