import { activityInfo, CancelledFailure, Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { AppError, asAppError } from '../schemas/errors.ts';
import { inScope } from './activity-scope.ts';

/** Well under the 20 seconds after which the server takes an activity for lost. */
const HEARTBEAT_MS = 5_000;

/**
 * The Temporal boundary: activities as a worker registers them. Our errors become application failures whose type is
 * the code and whose retry follows the error table; a heartbeat goes out by itself, and cancellation comes in by it.
 */
export function temporalActivities<T extends object>(activities: T): T {
  return new Proxy(activities, {
    get(target, name, receiver) {
      const activity: unknown = Reflect.get(target, name, receiver);
      if (typeof activity !== 'function') return activity;
      return (input: unknown) => underTemporal(() => activity.call(target, input));
    },
  });
}

async function underTemporal(call: () => Promise<unknown>): Promise<unknown> {
  const context = Context.current();
  let details: unknown = activityInfo().heartbeatDetails;
  const beat = setInterval(() => context.heartbeat(details), HEARTBEAT_MS);
  const scope = {
    signal: context.cancellationSignal,
    heartbeat: (progress?: unknown) => {
      details = progress;
      context.heartbeat(progress);
    },
  };
  try {
    return await inScope(scope, call);
  } catch (thrown) {
    throw asTemporalFailure(thrown, context.cancellationSignal.aborted);
  } finally {
    clearInterval(beat);
  }
}

function asTemporalFailure(thrown: unknown, isCancelled: boolean): Error {
  if (thrown instanceof ApplicationFailure) return thrown;
  if (isCancelled && thrown instanceof AppError && thrown.code === 'CANCELLED')
    return new CancelledFailure(thrown.message);
  const error = asAppError(thrown);
  const asked = error.details.retryAfterMs;
  return ApplicationFailure.create({
    message: error.message,
    type: error.code,
    // A reading process stopped with its worker, not by a cancellation, is read again elsewhere.
    nonRetryable: !error.isRetryable && error.code !== 'CANCELLED',
    cause: error,
    ...(typeof asked === 'number' ? { nextRetryDelay: asked } : {}),
  });
}
