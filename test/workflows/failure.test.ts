import { ActivityFailure, ApplicationFailure, RetryState } from '@temporalio/common';
import { expect, test } from 'vitest';
import { AppError } from '../../schemas/errors.ts';
import { failureOf } from '../../workflows/failure.ts';

test('the code is found in our own error', () => {
  expect(failureOf(new AppError('PDF_INVALID', 'cut short'))).toEqual({
    code: 'PDF_INVALID',
    message: 'cut short',
  });
});

test('the code is found at the end of what Temporal makes of it', () => {
  const failure = ApplicationFailure.nonRetryable('cut short', 'PDF_INVALID');
  const activity = new ActivityFailure(
    'Activity task failed',
    'extractRecords',
    '1',
    RetryState.NON_RETRYABLE_FAILURE,
    'worker',
    failure,
  );

  expect(failureOf(activity)).toEqual({ code: 'PDF_INVALID', message: 'cut short' });
});

test.each([new Error('a defect'), 'a word', null, undefined])('%s has no code', (thrown) => {
  expect(failureOf(thrown)).toBeNull();
});
