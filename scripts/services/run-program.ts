import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ServiceError } from './say.ts';
import type { ServiceUser } from './service-user.ts';

/** The program's path, as the shell would find it; null when it is not there. */
export function findProgram(name: string, folders: readonly string[] = []): string | null {
  for (const folder of [...folders, ...(process.env.PATH ?? '').split(delimiter)]) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not in this folder.
    }
  }
  return null;
}

/**
 * Runs a program to its end and gives what it wrote to stdout.
 * @throws ServiceError with the end of what it said, when it ends with another status than 0
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  { user, cwd, env = {} }: { user?: ServiceUser | null; cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<string> {
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(user ? { uid: user.uid, gid: user.gid } : {}),
  });
  const output: string[] = [];
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output.push(text);
    said = (said + text).slice(-3000);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-3000);
  });
  // The event's arguments are the exit code and the signal.
  const [status] = (await once(child, 'close').catch((error: unknown) => {
    throw new ServiceError(`${program} cannot be run: ${String(error)}`);
  })) as [number | null];
  if (status !== 0) {
    throw new ServiceError(`${program} ${args.join(' ')} ended with status ${status}:\n${said.trim()}`);
  }
  return output.join('');
}
