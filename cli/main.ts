#!/usr/bin/env -S node --disable-warning=ExperimentalWarning
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Node 24 comes with the package: an older one that can run this file at all hands over to it.
const NEEDED_MAJOR = 24;
const pinned = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url));

if (Number.parseInt(process.versions.node, 10) < NEEDED_MAJOR) {
  if (existsSync(pinned)) {
    const flags = ['--disable-warning=ExperimentalWarning', fileURLToPath(import.meta.url)];
    const { status } = spawnSync(pinned, [...flags, ...process.argv.slice(2)], { stdio: 'inherit' });
    process.exitCode = status ?? 1;
  } else {
    process.stderr.write(`CONFIG_INVALID: Node ${process.versions.node} is too old\n`);
    process.stderr.write(`  Use Node ${NEEDED_MAJOR} or newer, or run \`npm ci\`, which brings it.\n`);
    process.exitCode = 1;
  }
} else {
  const { runCommandLine } = await import('./run-command-line.ts');
  await runCommandLine(process.argv.slice(2));
}
