import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { inProcessRunner } from '../../runtime/in-process.ts';
import { silentLog } from '../../schemas/log.ts';
import type { Run } from '../../schemas/run.ts';
import { openSqliteRecordStore } from '../../store/sqlite-record-store.ts';
import { fakeActivities, reportOf } from '../support/fake-activities.ts';
import { tempFolder } from '../support/temp-folder.ts';

test('a run in this process tells in the ledger how far it is, and no longer when it has ended', async () => {
  const store = await openSqliteRecordStore({ path: join(await tempFolder(), 'prismatlas.sqlite') });
  onTestFinished(() => store.close());
  const row: Pick<Run, 'kind' | 'startedAt' | 'startedBy' | 'sources'> = {
    kind: 'ingest',
    startedAt: '2026-03-01T10:00:00.000Z',
    startedBy: 'test',
    sources: [],
  };
  let release = (): void => {};
  const isReleased = new Promise<void>((resolve) => {
    release = resolve;
  });
  const runner = inProcessRunner({
    activities: fakeActivities({
      beginRun: ({ runId }) => store.saveRun({ ...row, id: runId, state: 'running', finishedAt: null }),
      finishRun: async ({ runId }) => {
        const run = await store.findRun(runId);
        if (run) await store.saveRun({ ...run, state: 'done', finishedAt: '2026-03-01T10:01:00.000Z' });
      },
      keepRecords: async ({ source }) => {
        if (source === 'second') await isReleased;
        return reportOf(source);
      },
    }),
    store,
    log: silentLog,
    now: () => new Date(),
    concurrency: 1,
    retry: { attempts: 1, firstDelayMs: 1, maxDelayMs: 1, random: () => 0 },
  });
  const running = runner.ingest(['first', 'second'], { startedBy: 'test' });

  let progress = (await store.listRuns(1))[0]?.progress;
  for (; progress === undefined; await wait(50)) progress = (await store.listRuns(1))[0]?.progress;
  release();
  await running;

  expect(progress).toEqual({ total: 2, done: 1, inWork: [{ source: 'second', step: 'keep' }] });
  expect((await store.listRuns(1))[0]).toMatchObject({ state: 'done' });
  expect((await store.listRuns(1))[0]?.progress).toBeUndefined();
});
