import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));

export interface LongRunning {
  readonly child: ChildProcess;
  /** What it matched of the line that says it is ready. */
  readonly ready: RegExpExecArray;
  /** What it has said on stderr until now. */
  said(): string;
  /** Sends the signal and waits for the end; gives the exit status, null when it was killed. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/**
 * A command that runs until it is stopped, once it has told on stderr that it is ready.
 * @param main the command line of other sources than these
 */
export async function startCli(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  readyWhen: RegExp,
  main: string = MAIN,
): Promise<LongRunning> {
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const closed = once(child, 'close');
  let text = '';
  const ready = await new Promise<RegExpExecArray>((resolve, reject) => {
    child.stderr?.on('data', (piece) => {
      text += piece;
      const found = readyWhen.exec(text);
      if (found) resolve(found);
    });
    child.on('error', reject);
    child.on('close', (status) => reject(new Error(`ended with ${status} before it was ready:\n${text}`)));
  });
  return {
    child,
    ready,
    said: () => text,
    async end(signal) {
      child.kill(signal);
      const [status] = (await closed) as [number | null]; // the event's first argument
      return status;
    },
  };
}
