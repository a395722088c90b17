import { expect, test } from 'vitest';
import { AppError } from '../../schemas/errors.ts';
import { type LogFields, silentLog } from '../../schemas/log.ts';
import { harvestSourcesSteps } from '../../workflows/harvest-corpus-steps.ts';
import type { HarvestSourceInput } from '../../workflows/harvest-source-steps.ts';
import { together } from '../../workflows/together.ts';
import { fakeActivities, reportOf } from '../support/fake-activities.ts';

const RUN = { runId: 'run-1', kind: 'ingest' as const, startedBy: 'test' };
const small = (source: string) => ({ source, host: null, isSmall: true as const });

test('what may go well the next time leaves its source and those after it without a report, and sets nothing aside', async () => {
  const act = fakeActivities({
    keepRecords: async ({ source }) => {
      if (source === 'b') throw new AppError('STORE_UNAVAILABLE', 'away');
      return reportOf(source);
    },
    extractRecords: async ({ source }) => {
      if (source === 'c') throw new AppError('PDF_ENCRYPTED', 'a password is asked for');
      return { batch: 'x', records: 1, notes: 0 };
    },
  });

  const said: unknown[] = [];
  const log = { ...silentLog, warn: (event: string, fields?: LogFields) => said.push({ event, ...fields }) };

  const { reports } = await together(act, () => false, log).harvestTogether({
    ...RUN,
    sources: ['a', 'c', 'b', 'd'],
  });

  expect(reports.map(({ source, outcome }) => `${source} ${outcome}`)).toEqual([
    'a extracted',
    'c quarantined',
  ]);
  expect(act.calls.filter((name) => name === 'quarantineDocument')).toHaveLength(1);
  expect(said).toEqual([
    {
      event: 'group ended before a source, which is harvested step by step',
      runId: 'run-1',
      source: 'b',
      error: 'away',
    },
  ]);
});

test('once the call has been cancelled no further source is begun', async () => {
  const act = fakeActivities();
  const isStopped = (): boolean => act.calls.includes('keepRecords');

  const { reports } = await together(act, isStopped, silentLog).harvestTogether({
    ...RUN,
    sources: ['a', 'b'],
  });

  expect(reports.map(({ source }) => source)).toEqual(['a']);
});

test('reports are written one after the other, and the index is asked once for all of them', async () => {
  const act = fakeActivities();

  await together(act, () => false, silentLog).settleTogether({
    runId: 'run-1',
    reports: [reportOf('a'), reportOf('b')],
  });

  expect(act.calls).toEqual(['recordOutcome', 'recordOutcome', 'indexRecords']);
});

test('small sources are harvested in as many groups as may be in work, the others as ever, all in their order', async () => {
  const groups: (readonly string[])[] = [];
  const alone: HarvestSourceInput[] = [];
  const settled: string[] = [];
  const done: number[] = [];
  const sources = [small('a'), { source: 'large', host: null }, small('b'), small('c'), small('d')];

  const reports = await harvestSourcesSteps(
    fakeActivities(),
    { ...RUN, sources, concurrency: 2, done: 0, total: sources.length },
    {
      onProgress: (progress) => void done.push(progress.done),
      harvestSource: async (input) => {
        alone.push(input);
        return reportOf(input.source);
      },
      together: {
        harvest: async (group) => {
          groups.push(group);
          return group.filter((source) => source !== 'd').map((source) => reportOf(source));
        },
        settle: async (news) => void settled.push(...news.map(({ source }) => source)),
      },
    },
  );

  expect(groups).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
  expect(alone.map(({ source, isAgain }) => [source, isAgain])).toEqual([
    ['large', undefined],
    ['d', true],
  ]);
  expect(settled.sort()).toEqual(['a', 'b', 'c']);
  expect(reports.map(({ source }) => source)).toEqual(['a', 'large', 'b', 'c', 'd']);
  expect(Math.max(...done)).toBe(sources.length);
});
