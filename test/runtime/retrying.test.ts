import { expect, test } from 'vitest';
import { retrying } from '../../runtime/retrying.ts';
import { AppError, type ErrorCode } from '../../schemas/errors.ts';
import { fakeActivities } from '../support/fake-activities.ts';

function failing(code: ErrorCode, times: number, details = {}) {
  const slept: number[] = [];
  let failures = 0;
  const act = fakeActivities({
    finishRun: async () => {
      failures += 1;
      if (failures <= times) throw new AppError(code, `failure ${failures}`, details);
    },
  });
  const tried = retrying(act, {
    attempts: 4,
    firstDelayMs: 100,
    maxDelayMs: 250,
    random: () => 0.5,
    sleep: async (ms) => {
      slept.push(ms);
    },
  });
  return { call: () => tried.finishRun({ runId: 'run-1', state: 'done' }), slept, act };
}

test('what the table calls retryable is tried again, the pause doubling up to a limit', async () => {
  const { call, slept } = failing('STORE_BUSY', 3);

  await call();

  expect(slept).toEqual([100, 200, 250]);
});

test('after the last try the error is thrown', async () => {
  const { call, act } = failing('STORE_BUSY', 9);

  await expect(call()).rejects.toMatchObject({ code: 'STORE_BUSY', message: 'failure 4' });

  expect(act.calls).toHaveLength(4);
});

test('what cannot get better is not tried again', async () => {
  const { call, act } = failing('PDF_INVALID', 1);

  await expect(call()).rejects.toMatchObject({ code: 'PDF_INVALID' });

  expect(act.calls).toHaveLength(1);
});

test("a site's Retry-After holds when it is longer", async () => {
  const { call, slept } = failing('RATE_LIMITED', 1, { retryAfterMs: 30_000 });

  await call();

  expect(slept).toEqual([30_000]);
});
