import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { kill } from 'node:process';

const host = (): string => createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const FORM = /^run-([0-9a-z]+)-([0-9a-f]{8})-(\d+)$/;

/** An id that tells when, on which machine and by which process a run goes on: sorts by time. */
export function newRunId(now: Date, pid = process.pid): string {
  return `run-${now.getTime().toString(36)}-${host()}-${pid}`;
}

/** Whether the process of a run has ended. Unknown for runs of another machine or runner: false. */
export function hasRunEnded(runId: string): boolean {
  const [, , machine, pid] = FORM.exec(runId) ?? [];
  if (pid === undefined || machine !== host()) return false;
  try {
    kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
