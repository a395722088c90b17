import { tellLine } from './output.ts';

let stopping: AbortController | null = null;

/** Aborts at the first Ctrl-C or SIGTERM, so that the work ends in order; a second one ends at once. One a process. */
export function stopSignal(): AbortSignal {
  if (stopping) return stopping.signal;
  const controller = new AbortController();
  stopping = controller;
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(130);
    tellLine('Stopping; what is kept stays. Once more to end at once.');
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return controller.signal;
}
