import { expect, test } from 'vitest';
import { AppError } from '../../schemas/errors.ts';
import { harvestSourceSteps } from '../../workflows/harvest-source-steps.ts';
import { fakeActivities, reportOf, SHA } from '../support/fake-activities.ts';

const INPUT = { runId: 'run-1', source: 'si-report', kind: 'ingest', startedBy: 'test' } as const;

test('a new document is fetched, read and kept, in this order', async () => {
  const act = fakeActivities();
  const steps: string[] = [];

  const report = await harvestSourceSteps(act, INPUT, (step) => steps.push(step));

  expect(report).toEqual(reportOf('si-report'));
  expect(act.calls).toEqual(['fetchDocument', 'beginRun', 'extractRecords', 'keepRecords']);
  expect(steps).toEqual(['fetch', 'read', 'keep']);
});

test('an unchanged document ends the way after the fetch, and no run is begun for it', async () => {
  const act = fakeActivities({
    fetchDocument: async ({ source }) => ({
      source,
      sha256: SHA,
      mediaType: 'text/plain',
      sizeBytes: 1,
      isUnchanged: true,
    }),
  });

  const report = await harvestSourceSteps(act, INPUT);

  expect(report.outcome).toBe('unchanged');
  expect(act.calls).toEqual(['fetchDocument', 'reportUnchanged']);
});

const followed = {
  sha256: SHA,
  mediaType: 'text/html',
  sizeBytes: 1,
  url: 'https://example.org/',
  isFollowed: true,
} as const;

test('a listing is read and kept page by page, and its run begins only with something new', async () => {
  const act = fakeActivities({
    fetchDocument: async ({ source }) => ({ source, ...followed, isUnchanged: true }),
  });
  const idle = fakeActivities({
    fetchDocument: async ({ source }) => ({ source, ...followed, isUnchanged: true }),
    readPages: async () => ({ batch: SHA, pages: 3, isUnchanged: true }),
  });

  await harvestSourceSteps(act, INPUT);
  await harvestSourceSteps(idle, INPUT);

  expect(act.calls).toEqual(['fetchDocument', 'readPages', 'beginRun', 'keepPages']);
  expect(idle.calls).toEqual(['fetchDocument', 'readPages', 'reportUnchanged']);
});

test('a document that cannot be read is set aside with its reason', async () => {
  const act = fakeActivities({
    extractRecords: async () => Promise.reject(new AppError('PDF_ENCRYPTED', 'a password is asked for')),
  });

  const report = await harvestSourceSteps(act, INPUT);

  expect(report).toMatchObject({
    outcome: 'quarantined',
    reason: { code: 'PDF_ENCRYPTED', message: 'a password is asked for' },
  });
  expect(act.calls).toEqual(['fetchDocument', 'beginRun', 'extractRecords', 'quarantineDocument']);
});

test('an error of the parts underneath is thrown on: it is not the document’s fault', async () => {
  const full = new AppError('DISK_FULL', 'no space is left');
  const act = fakeActivities({ keepRecords: async () => Promise.reject(full) });

  await expect(harvestSourceSteps(act, INPUT)).rejects.toBe(full);

  expect(act.calls).not.toContain('quarantineDocument');
});

test('a defect that a document brings out sets that document aside, and not the run', async () => {
  const act = fakeActivities({
    keepRecords: async () =>
      Promise.reject(new AppError('INVALID_INPUT', 'the extraction holds one record twice')),
  });

  const report = await harvestSourceSteps(act, INPUT);

  expect(report).toMatchObject({ outcome: 'quarantined', reason: { code: 'INVALID_INPUT' } });
});

test('a defect without a document in hand ends the run', async () => {
  const defect = new AppError('INTERNAL', 'something is not a function');
  const act = fakeActivities({ fetchDocument: async () => Promise.reject(defect) });

  await expect(harvestSourceSteps(act, INPUT)).rejects.toBe(defect);
});

test('a cancelled run blames no document', async () => {
  const cancelled = new AppError('CANCELLED', 'the run was stopped');
  const act = fakeActivities({ extractRecords: async () => Promise.reject(cancelled) });

  await expect(harvestSourceSteps(act, INPUT)).rejects.toBe(cancelled);

  expect(act.calls).not.toContain('quarantineDocument');
});
