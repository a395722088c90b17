import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';

const WATCHER = new URL('../../scripts/stop-with-npm.ts', import.meta.url).href;

const CHILD = `
  import { stopWithNpm } from '${WATCHER}';
  stopWithNpm();
  process.on('SIGTERM', () => { console.log('told to stop'); process.exit(); });
  setInterval(() => {}, 60_000);
  console.log('runs');
`;

test('what npm started is told to stop when npm is gone', async () => {
  const shell = spawn('sh', ['-c', '"$0" --input-type=module -e "$1"; :', process.execPath, CHILD], {
    env: { ...process.env, npm_lifecycle_event: 'start' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(shell.stdout, 'readable');

  shell.kill('SIGKILL');

  // The output ends when the grandchild has ended, which holds its other end.
  expect(await text(shell.stdout)).toBe('runs\ntold to stop\n');
});
