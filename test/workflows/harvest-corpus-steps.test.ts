import { expect, test } from 'vitest';
import { AppError } from '../../schemas/errors.ts';
import type { Progress } from '../../schemas/run.ts';
import { type HarvestWays, harvestSourcesSteps } from '../../workflows/harvest-corpus-steps.ts';
import { fakeActivities, reportOf } from '../support/fake-activities.ts';

const input = (sources: readonly { source: string; host: string | null }[], concurrency = 2) => ({
  runId: 'run-1',
  kind: 'ingest' as const,
  startedBy: 'test',
  sources,
  concurrency,
  done: 0,
  total: sources.length,
});

/** Harvests that end when the test says so. */
function heldHarvests() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const ways: HarvestWays = {
    onProgress: () => {},
    harvestSource: ({ source }) => {
      begun.push(source);
      return new Promise((resolve) => ends.set(source, () => resolve(reportOf(source))));
    },
  };
  const end = async (source: string): Promise<void> => {
    ends.get(source)?.();
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  return { begun, ways, end };
}

test('at most so many sources are in work at once, and reports keep the order of the sources', async () => {
  const { begun, ways, end } = heldHarvests();
  const sources = ['a', 'b', 'c'].map((source) => ({ source, host: null }));
  const harvest = harvestSourcesSteps(fakeActivities(), input(sources), ways);

  expect(begun).toEqual(['a', 'b']);
  await end('b');
  expect(begun).toEqual(['a', 'b', 'c']);
  await end('c');
  await end('a');

  expect((await harvest).map(({ source }) => source)).toEqual(['a', 'b', 'c']);
});

test('sources of one host are harvested one after the other', async () => {
  const { begun, ways, end } = heldHarvests();
  const sources = [
    { source: 'a', host: 'one.example' },
    { source: 'b', host: 'one.example' },
    { source: 'c', host: 'two.example' },
  ];
  const harvest = harvestSourcesSteps(fakeActivities(), input(sources, 3), ways);

  expect(begun).toEqual(['a', 'c']);
  await end('a');
  expect(begun).toEqual(['a', 'c', 'b']);
  await end('b');
  await end('c');

  await harvest;
});

test('what was kept is written into the ledger and indexed; what is unchanged is not', async () => {
  const act = fakeActivities();
  const sources = ['a', 'b'].map((source) => ({ source, host: null }));

  await harvestSourcesSteps(act, input(sources), {
    onProgress: () => {},
    harvestSource: async ({ source }) =>
      source === 'a' ? reportOf(source) : reportOf(source, { outcome: 'unchanged', created: 0 }),
  });

  expect(act.calls).toEqual(['recordOutcome', 'indexRecords']);
});

test('progress ends at all sources done', async () => {
  const told: Progress[] = [];

  await harvestSourcesSteps(fakeActivities(), input([{ source: 'a', host: null }]), {
    onProgress: (progress) => told.push(progress),
    harvestSource: async ({ source }, onStep) => {
      onStep('fetch');
      return reportOf(source);
    },
  });

  expect(told.map(({ step, done }) => `${step} ${done}`)).toEqual(['fetch 0', 'index 0', 'done 1']);
});

test('after an error of the parts underneath no further source is begun', async () => {
  const begun: string[] = [];
  const sources = ['a', 'b', 'c'].map((source) => ({ source, host: null }));

  const harvest = harvestSourcesSteps(fakeActivities(), input(sources, 1), {
    onProgress: () => {},
    harvestSource: async ({ source }) => {
      begun.push(source);
      throw new AppError('STORE_UNAVAILABLE', 'the store is gone');
    },
  });

  await expect(harvest).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  expect(begun).toEqual(['a']);
});
