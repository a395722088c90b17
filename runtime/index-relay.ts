import { asAppError } from '../schemas/errors.ts';
import { isIndexLost } from './fill-empty-index.ts';
import type { Services } from './services.ts';

const PAUSE_MS = 2_000;

/**
 * Keeps the index while a server runs: delivers changes made through the API and what an ingest left behind when the
 * index was away, and has an index that was deleted built anew. The runner builds it once, however many servers ask.
 */
export function startIndexRelay({
  store,
  search,
  activities,
  runner,
  log,
}: Pick<Services, 'store' | 'search' | 'activities' | 'runner' | 'log'>): {
  stop(): Promise<void>;
} {
  let isStopped = false;
  let wake = (): void => {};
  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, PAUSE_MS);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  let stopped = (): void => {};
  const isStopping = new Promise<void>((resolve) => {
    stopped = resolve;
  });
  const restoreIfLost = async (): Promise<void> => {
    try {
      await search.check();
    } catch (error) {
      if (!isIndexLost(error)) throw error;
      log.warn('index was lost');
      // Others may wait for the same run, so a server that stops leaves it to them.
      await Promise.race([runner.reindex({ startedBy: 'relay' }), isStopping]);
    }
  };
  const run = async (): Promise<void> => {
    while (!isStopped) {
      try {
        await restoreIfLost();
        const { pending } = await store.countOutbox();
        if (pending > 0) await activities.indexRecords({ runId: 'relay' });
      } catch (thrown) {
        const error = asAppError(thrown);
        log.warn('relay failed', { code: error.code, message: error.message });
      }
      if (!isStopped) await pause();
    }
  };
  const running = run();
  return {
    async stop() {
      isStopped = true;
      stopped();
      wake();
      await running;
    },
  };
}
