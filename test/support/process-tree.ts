import { readdirSync, readFileSync } from 'node:fs';

/** A process and all that it started, by their numbers, the first one first. Linux: read from /proc. */
export function processTree(pid: number): number[] {
  const childrenOf = Map.groupBy(
    readdirSync('/proc').filter((name) => /^\d+$/.test(name)),
    parentOf,
  );
  const tree = [pid];
  for (const each of tree) tree.push(...(childrenOf.get(each) ?? []).map(Number));
  return tree;
}

/** Sends a signal to a process and all that it started; those that have ended meanwhile are passed over. */
export function signalTree(pid: number, signal: NodeJS.Signals): void {
  for (const each of processTree(pid)) {
    try {
      process.kill(each, signal);
    } catch {
      // It has ended with its parent.
    }
  }
}

/** Waits until none of these processes runs; one that ended and was not waited for counts as ended. */
export async function allEnded(pids: readonly number[]): Promise<void> {
  while (pids.some(isRunning)) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** One whose first thread has ended looks ended, while its other threads still hold its ports and files. */
function isRunning(pid: number): boolean {
  try {
    const hasEnded = readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
    return !hasEnded || readdirSync(`/proc/${pid}/task`).length > 1;
  } catch {
    return false;
  }
}

/** The name, in brackets, may hold spaces; after it come the state and the parent. */
function parentOf(name: string): number {
  try {
    return Number(
      readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[1],
    );
  } catch {
    return 0;
  }
}
