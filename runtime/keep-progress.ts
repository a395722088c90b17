import type { Progress, Step } from '../schemas/run.ts';
import type { RecordStore } from '../store/record-store.ts';

/** Pages that follow a run ask no oftener. */
const SAVE_EVERY_MS = 1_000;

/**
 * Writes how far a run is into its row of the ledger, once a second at most, so that other processes can show it. A run
 * that has no row, since nothing new was met yet, gets none by this.
 */
export function keepProgress(
  store: RecordStore,
  runId: string,
): { show(progress: Progress): void; end(): Promise<void> } {
  const inWork = new Map<string, Step>();
  let counts = { total: 0, done: 0 };
  let timer: NodeJS.Timeout | null = null;
  let saving: Promise<void> = Promise.resolve();
  const save = async (): Promise<void> => {
    const run = await store.findRun(runId);
    if (run?.state !== 'running') return;
    const steps = [...inWork].map(([source, step]) => ({ source, step }));
    await store.saveRun({ ...run, progress: { ...counts, inWork: steps } });
  };
  return {
    show({ total, done, source, step }) {
      counts = { total, done };
      if (step === 'done') inWork.delete(source);
      else inWork.set(source, step);
      timer ??= setTimeout(() => {
        timer = null;
        // What is only shown ends no run.
        saving = save().catch(() => {});
      }, SAVE_EVERY_MS);
    },
    async end() {
      if (timer) clearTimeout(timer);
      await saving;
    },
  };
}
