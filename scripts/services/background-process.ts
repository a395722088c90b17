import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Settings } from './settings.ts';

export interface BackgroundProgram {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Runs as the services' user where there is one. */
  readonly refusesRoot: boolean;
}

const pidFile = (settings: Settings, name: string) => join(settings.folder, `${name}.pid`);
export const logFile = (settings: Settings, name: string) => join(settings.folder, 'logs', `${name}.log`);

/** Starts a program that outlives this one, its output in the log, and notes its process. */
export function startInBackground(
  settings: Settings,
  { name, program, args, env, refusesRoot }: BackgroundProgram,
): void {
  const log = logFile(settings, name);
  mkdirSync(dirname(log), { recursive: true });
  const output = openSync(log, 'a');
  const user = refusesRoot ? settings.user : null;
  const child = spawn(program, args, {
    cwd: '/',
    detached: true,
    stdio: ['ignore', output, output],
    env: { ...process.env, ...env },
    ...(user ? { uid: user.uid, gid: user.gid } : {}),
  });
  closeSync(output);
  // A program that cannot be started says so by never becoming healthy; the error is in its log.
  child.on('error', (error) => writeFileSync(log, `${String(error)}\n`, { flag: 'a' }));
  child.unref();
  if (child.pid !== undefined) {
    writeFileSync(pidFile(settings, name), `${child.pid} ${startOf(child.pid) ?? ''}\n`);
  }
}

/** The process that was noted under a name, if it still runs; another one with its number does not count. */
export function runningPid(settings: Settings, name: string): number | null {
  let noted: string;
  try {
    noted = readFileSync(pidFile(settings, name), 'utf8').trim();
  } catch {
    return null;
  }
  const space = noted.indexOf(' ');
  const pid = Number(space < 0 ? noted : noted.slice(0, space));
  const start = space < 0 ? '' : noted.slice(space + 1);
  return pid > 0 && startOf(pid) === start ? pid : null;
}

/** Ends exactly the process that was noted: politely, and by force after `patienceMs`. Gives whether one ran. */
export async function stopInBackground(
  settings: Settings,
  name: string,
  { signal, patienceMs }: { signal: NodeJS.Signals; patienceMs: number },
): Promise<boolean> {
  const pid = runningPid(settings, name);
  if (pid !== null) {
    send(pid, signal);
    const deadline = performance.now() + patienceMs;
    while (runningPid(settings, name) === pid && performance.now() < deadline) await pause(100);
    // By force, with what it started: Elasticsearch is a launcher and the server that it launched.
    if (runningPid(settings, name) === pid) send(-pid, 'SIGKILL');
    while (runningPid(settings, name) === pid) await pause(50);
  }
  rmSync(pidFile(settings, name), { force: true });
  return pid !== null;
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended in the meantime.
  }
}

/** When a process started, in the system's own words; null when it has ended. Tells a process from a later one with its number. */
function startOf(pid: number): string | null {
  try {
    // The name, in brackets, may hold spaces; after it the state comes first, the threads eighteenth, the start time twentieth.
    const [state, ...rest] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    // A killed process whose first thread has ended looks ended, while its other threads still hold its ports.
    const threads = Number(rest[16]);
    return state === 'Z' && threads <= 1 ? null : (rest[18] ?? null);
  } catch {
    if (process.platform === 'linux') return null;
    const { stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
    return stdout.trim() || null;
  }
}
