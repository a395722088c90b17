#!/usr/bin/env node
// The program's entry is JavaScript, so that whatever Node there is can read it: Node 24, which comes with the package,
// then runs the TypeScript.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const NEEDED_MAJOR = 24;
const program = fileURLToPath(new URL('./main.ts', import.meta.url));
const pinned = ['../node_modules/node/bin/node', '../../node/bin/node']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((path) => existsSync(path));

if (Number.parseInt(process.versions.node, 10) >= NEEDED_MAJOR) {
  await import('./main.ts');
} else if (pinned) {
  // By the channel the program sees when this process is killed, and ends too.
  const child = spawn(pinned, [program, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('close', (status, signal) => process.exit(status ?? 128 + (constants.signals[signal] ?? 1)));
} else {
  process.stderr.write(`CONFIG_INVALID: Node ${process.versions.node} is too old\n`);
  process.stderr.write(`  Use Node ${NEEDED_MAJOR} or newer, or run \`npm ci\`, which brings it.\n`);
  process.exitCode = 1;
}
