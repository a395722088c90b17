import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../runtime/config.ts';

export const VITE = join(PACKAGE_ROOT, 'node_modules', 'vite', 'bin', 'vite.js');

/** Builds the interface with Vite in a process of its own. Rejects with what the build said. */
export function viteBuild(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [VITE, 'build', join(PACKAGE_ROOT, 'search-ui'), ...args, '--logLevel', 'warn'],
      { cwd: PACKAGE_ROOT, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        said += chunk;
      });
    child.on('error', reject);
    child.on('close', (status) =>
      status === 0 ? resolve() : reject(new Error(`the interface could not be built:\n${said.trim()}`)),
    );
  });
}
