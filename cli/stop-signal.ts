import { tellLine } from './output.ts';

/**
 * Signals within this time are one: a terminal sends Ctrl-C to every process of a command, and those that started this
 * one, npm or the launcher for an older Node, send theirs on.
 */
const ONE_SIGNAL_MS = 1_000;

let stopping: AbortController | null = null;

/** Aborts at the first Ctrl-C or SIGTERM, so that the work ends in order; a second one ends at once. One a process. */
export function stopSignal(): AbortSignal {
  if (stopping) return stopping.signal;
  const controller = new AbortController();
  stopping = controller;
  let firstAt = 0;
  const stop = (): void => {
    if (controller.signal.aborted) {
      if (performance.now() - firstAt > ONE_SIGNAL_MS) process.exit(130);
      return;
    }
    firstAt = performance.now();
    tellLine('Stopping; what is kept stays. Once more to end at once.');
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return controller.signal;
}
