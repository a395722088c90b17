import { asAppError } from '../schemas/errors.ts';
import type { Services } from './services.ts';

const PAUSE_MS = 2_000;

/**
 * Delivers what waits for the index while a server runs: changes made through the API, and what an ingest left behind
 * when the index was away.
 */
export function startIndexRelay({ store, activities, log }: Pick<Services, 'store' | 'activities' | 'log'>): {
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
  const run = async (): Promise<void> => {
    while (!isStopped) {
      try {
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
      wake();
      await running;
    },
  };
}
