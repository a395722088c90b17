const LOOK_MS = 1_000;

/**
 * npm ends at SIGTERM without a word to what it runs, which would go on, unseen, with its port. So when npm started this
 * process, it takes the end of its parent for a SIGTERM of its own.
 */
export function stopWithNpm(): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(looking);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_MS);
  looking.unref();
}
