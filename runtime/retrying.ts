import type { Activities } from '../activities/contract.ts';
import { type AppError, asAppError } from '../schemas/errors.ts';

export interface RetryPolicy {
  readonly attempts: number;
  readonly firstDelayMs: number;
  readonly maxDelayMs: number;
  /** Rejects with CANCELLED when the run is stopped meanwhile. */
  readonly sleep: (ms: number) => Promise<void>;
  /** 0 to 1, so that two processes do not meet again at once. */
  readonly random: () => number;
}

/**
 * The same activities, each tried again while the error table says that a retry can help. The pause doubles; a
 * site's own Retry-After holds when it is longer.
 * @throws what the last try threw, as AppError
 */
export function retrying(activities: Activities, policy: RetryPolicy): Activities {
  return new Proxy(activities, {
    get(target, name, receiver) {
      const activity: unknown = Reflect.get(target, name, receiver);
      if (typeof activity !== 'function') return activity;
      return (input: unknown) => tryAgain(() => activity.call(target, input), policy);
    },
  });
}

async function tryAgain(call: () => Promise<unknown>, policy: RetryPolicy): Promise<unknown> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (thrown) {
      const error = asAppError(thrown);
      if (!error.isRetryable || attempt >= policy.attempts) throw error;
      await policy.sleep(delayOf(error, attempt, policy));
    }
  }
}

function delayOf(error: AppError, attempt: number, policy: RetryPolicy): number {
  const ownMs = Math.min(policy.firstDelayMs * 2 ** (attempt - 1), policy.maxDelayMs);
  const asked = error.details.retryAfterMs;
  const jitter = 0.5 + policy.random();
  return Math.max(ownMs * jitter, typeof asked === 'number' ? asked : 0);
}
