import { rootCause } from '@temporalio/common';
import {
  ActivityCancellationType,
  isCancellation,
  log,
  proxyActivities,
  type RetryPolicy,
} from '@temporalio/workflow';
import type { Activities } from '../activities/contract.ts';
import type { SourceReport } from '../schemas/run.ts';
import type { Together, TogetherInput } from './together.ts';

// Which errors are not tried again follows from the error table, by the flag that the activities' boundary sets.
const retry: RetryPolicy = {
  initialInterval: '1 second',
  backoffCoefficient: 2,
  maximumInterval: '1 minute',
  maximumAttempts: 6,
};
const cancellationType = ActivityCancellationType.WAIT_CANCELLATION_COMPLETED;

// Heartbeats go out by themselves every five seconds; a worker that died is noticed by their absence.
/** Rows of the record store: soon done or not at all. */
const quick = proxyActivities<Activities>({
  startToCloseTimeout: '2 minutes',
  heartbeatTimeout: '20 seconds',
  retry,
  cancellationType,
});
/** A fetch may wait for its host's turn and for Retry-After, and a document for a reading process. */
const patient = proxyActivities<Activities>({
  startToCloseTimeout: '15 minutes',
  heartbeatTimeout: '20 seconds',
  retry,
  cancellationType,
});
/** The whole index, every link of a host, or every page of a listing. */
const long = proxyActivities<Activities>({
  startToCloseTimeout: '6 hours',
  heartbeatTimeout: '20 seconds',
  retry,
  cancellationType,
});

/**
 * The last word of a run, also of one that failed since the store was away: it waits for the store, or the ledger would
 * show for ever a run that nobody works on.
 */
const lasting = proxyActivities<Activities>({
  scheduleToCloseTimeout: '1 day',
  startToCloseTimeout: '2 minutes',
  heartbeatTimeout: '20 seconds',
  retry: { ...retry, maximumInterval: '10 seconds', maximumAttempts: Number.POSITIVE_INFINITY },
  cancellationType,
});

/** Tried once: what it did not do is done step by step, and each of those steps is tried again. */
const swift = proxyActivities<Together>({
  startToCloseTimeout: '15 minutes',
  heartbeatTimeout: '20 seconds',
  retry: { ...retry, maximumAttempts: 1 },
  cancellationType,
});
const settling = proxyActivities<Together>({
  startToCloseTimeout: '15 minutes',
  heartbeatTimeout: '20 seconds',
  retry,
  cancellationType,
});

/** Several small sources at a time. */
export const smallSources = {
  /** Those without a report are to be harvested as others are: also all of a worker that died, or that knows no such step. */
  async harvest(input: TogetherInput): Promise<readonly SourceReport[]> {
    try {
      return (await swift.harvestTogether(input)).reports;
    } catch (error) {
      if (isCancellation(error)) throw error;
      log.warn('group ended without a report, its sources are harvested step by step', {
        sources: input.sources.length,
        error: rootCause(error),
      });
      return [];
    }
  },
  settle: settling.settleTogether,
};

/** Every activity with the time it may take. */
export const activities: Activities = {
  listSources: quick.listSources,
  fetchDocument: patient.fetchDocument,
  extractRecords: patient.extractRecords,
  keepRecords: patient.keepRecords,
  readPages: long.readPages,
  keepPages: patient.keepPages,
  quarantineDocument: quick.quarantineDocument,
  reportUnchanged: quick.reportUnchanged,
  indexRecords: patient.indexRecords,
  rebuildIndex: long.rebuildIndex,
  reconcile: long.reconcile,
  collectLinks: long.collectLinks,
  checkLinks: long.checkLinks,
  keepReports: quick.keepReports,
  beginRun: quick.beginRun,
  recordOutcome: quick.recordOutcome,
  finishRun: lasting.finishRun,
};
