import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../runtime/config.ts';
import { newestChange } from './newest-change.ts';

const UI = join(PACKAGE_ROOT, 'search-ui');
const BUILT = join(UI, 'dist', 'index.html');

/** Whether the built UI is absent, or older than what it is built from. */
export const isUiStale = (): boolean =>
  !existsSync(BUILT) ||
  Math.max(newestChange(UI), newestChange(join(PACKAGE_ROOT, 'schemas'))) > statSync(BUILT).mtimeMs;

/** Builds the UI in a process of its own. Rejects with what the build said. */
export function buildUi(): Promise<void> {
  return new Promise((resolve, reject) => {
    const vite = join(PACKAGE_ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
    const child = spawn(process.execPath, [vite, 'build', UI, '--logLevel', 'warn'], {
      cwd: PACKAGE_ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        said += chunk;
      });
    child.on('error', reject);
    child.on('close', (status) =>
      status === 0 ? resolve() : reject(new Error(`the search UI could not be built:\n${said.trim()}`)),
    );
  });
}
