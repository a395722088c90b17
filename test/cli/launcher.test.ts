import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { allEnded, processTree, signalTree } from '../support/process-tree.ts';
import { tempFolder } from '../support/temp-folder.ts';

// Processes are started: on a busy machine each takes seconds.
vi.setConfig({ testTimeout: 600_000 });

const LAUNCHER = fileURLToPath(new URL('../../cli/prismatlas.js', import.meta.url));
/** Makes the launcher take its Node for an older one, so that it starts the program in a process of its own. */
const AS_OLDER_NODE = `data:text/javascript,${encodeURIComponent(
  "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.0.0' } });",
)}`;

/** The portal as an older Node starts it, once it serves; in a group of processes of its own, as in a terminal. */
async function serveFromOlderNode() {
  const folder = await tempFolder();
  const launcher = spawn(process.execPath, ['--import', AS_OLDER_NODE, LAUNCHER, 'serve', '--port', '0'], {
    env: { PATH: process.env.PATH, PRISMATLAS_DATA: join(folder, 'data') },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  const closed = once(launcher, 'exit');
  onTestFinished(() => signalTree(launcher.pid ?? 0, 'SIGKILL'));
  let said = '';
  await new Promise<void>((resolve, reject) => {
    launcher.stderr.on('data', (piece) => {
      said += piece;
      if (said.includes('serves on')) resolve();
    });
    launcher.on('exit', (status) => reject(new Error(`ended with ${status}:\n${said}`)));
  });
  const pid = launcher.pid ?? 0;
  return { pid, closed, said: () => said, tree: processTree(pid) };
}

test('a command that an older Node launched ends with its launcher, also when that is killed', async () => {
  const { pid, tree } = await serveFromOlderNode();
  expect(tree.length).toBeGreaterThan(1);

  process.kill(pid, 'SIGKILL');

  await allEnded(tree);
});

test('Ctrl-C, which reaches both, is taken once: the command ends in order', async () => {
  const { pid, closed, said } = await serveFromOlderNode();

  process.kill(-pid, 'SIGINT');

  expect(await closed).toEqual([0, null]);
  expect(said()).toContain('Stopping');
});
