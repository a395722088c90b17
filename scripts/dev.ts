import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../runtime/config.ts';

// `npm run dev`: ingests the sample corpus, then runs the API, begun anew whenever its files change, and the UI with
// hot reload. No services are needed. Ctrl-C ends both.

const MAIN = join(PACKAGE_ROOT, 'cli', 'main.ts');
const VITE = join(PACKAGE_ROOT, 'node_modules', 'vite', 'bin', 'vite.js');

const run = (...args: string[]): ChildProcess =>
  spawn(process.execPath, args, { cwd: PACKAGE_ROOT, stdio: 'inherit' });

const ingest = run(MAIN, 'ingest');
ingest.on('close', (status) => {
  if (status !== 0) {
    process.exitCode = 1;
    return;
  }
  const children = [run('--watch', MAIN, 'serve'), run(VITE, join(PACKAGE_ROOT, 'search-ui'))];
  const end = (): void => {
    for (const child of children) child.kill('SIGTERM');
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  for (const child of children) child.on('close', end);
});
