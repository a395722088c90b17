import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import {
  runningPid,
  startInBackground,
  stopInBackground,
} from '../../scripts/services/background-process.ts';
import { findProgram, runProgram } from '../../scripts/services/run-program.ts';
import { canReach } from '../../scripts/services/service-user.ts';
import { readSettings, type Settings } from '../../scripts/services/settings.ts';
import { refuseTakenPort, waitUntilHealthy } from '../../scripts/services/wait-until-healthy.ts';

const folder = mkdtempSync(join(tmpdir(), 'prismatlas-services-'));
afterAll(() => rmSync(folder, { recursive: true }));
const settings: Settings = { ...readSettings(null), folder, dataFolder: folder, cache: folder };
const STOP = { signal: 'SIGTERM', patienceMs: 10_000 } as const;

const start = (program: string) =>
  startInBackground(settings, {
    name: 'toy',
    program: process.execPath,
    args: ['-e', program],
    refusesRoot: false,
  });
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    // A process that ended and was not waited for yet still has a number.
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
};
afterEach(() => stopInBackground(settings, 'toy', { signal: 'SIGKILL', patienceMs: 0 }));

describe('a background process', () => {
  test('is known by its pid file, is ended once, and is gone then', async () => {
    start('setInterval(() => {}, 1000)');
    const pid = runningPid(settings, 'toy');

    const first = await stopInBackground(settings, 'toy', STOP);
    const second = await stopInBackground(settings, 'toy', STOP);

    expect(pid).toBeGreaterThan(0);
    expect([first, second]).toEqual([true, false]);
    expect(isAlive(pid ?? 0)).toBe(false);
  });

  test('is ended by force, with what it started, when it does not listen', async () => {
    start(`
      process.on('SIGTERM', () => {});
      const { spawn } = require('node:child_process');
      const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
      require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'child'))}, String(child.pid));
      setInterval(() => {}, 1000);`);
    await waitUntilHealthy(settings, 'toy', async () => readFileSync(join(folder, 'child'), 'utf8') !== '');
    const child = Number(readFileSync(join(folder, 'child'), 'utf8'));

    await stopInBackground(settings, 'toy', { signal: 'SIGTERM', patienceMs: 200 });

    await expect.poll(() => isAlive(child)).toBe(false);
    expect(runningPid(settings, 'toy')).toBeNull();
  });

  test('is not mistaken for another one that got its number', async () => {
    writeFileSync(join(folder, 'toy.pid'), `${process.pid} 1\n`);

    const ran = await stopInBackground(settings, 'toy', STOP);

    expect(ran).toBe(false);
    expect(isAlive(process.pid)).toBe(true);
  });

  test('that ends by itself is told with the end of its log', async () => {
    start('console.error("the disk is on fire"); process.exit(3)');

    const waiting = waitUntilHealthy(settings, 'toy', async () => false);

    await expect(waiting).rejects.toThrow(/toy ended by itself.*the disk is on fire/s);
  });
});

test('a port that somebody else has is refused with the variable that changes it', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;

  await expect(refuseTakenPort(port, 'SERVICES_TOY_PORT')).rejects.toThrow(/SERVICES_TOY_PORT/);
  server.close();
});

test('a program that fails is told with what it said', async () => {
  const running = runProgram(process.execPath, ['-e', 'console.error("no such thing"); process.exit(2)']);

  await expect(running).rejects.toThrow(/ended with status 2:\nno such thing/);
  expect(findProgram('no-such-program-anywhere')).toBeNull();
});

test('a folder below a private one cannot be reached by another user', () => {
  const other = { name: 'other', uid: 65_534, gid: 65_534 };

  // mkdtemp makes folders that only their owner may enter.
  expect(canReach(other, join(folder, 'deep'))).toBe(process.getuid?.() === other.uid);
  expect(canReach(other, '/usr/lib')).toBe(true);
  expect(canReach(null, join(folder, 'deep'))).toBe(true);
});
