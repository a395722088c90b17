import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '../../api/app.ts';
import { buildApi } from '../../api/server.ts';
import { Problem } from '../../schemas/api.ts';
import { SourceChanges } from '../../schemas/edition.ts';
import type { AtlasRecord } from '../../schemas/record.ts';
import { openEmbeddedAtlas } from '../support/embedded-atlas.ts';

const FIRST = '2026-01-15T10:00:00.000Z';
const SECOND = '2026-02-15T10:00:00.000Z';
const THIRD = '2026-03-15T10:00:00.000Z';

/** One source in two editions and a decision: of five records one stays, one changes, one goes, one comes, one is withheld. */
describe('GET /api/v1/changes/{source}', () => {
  let api: Api;
  let atlas: Awaited<ReturnType<typeof openEmbeddedAtlas>>;
  let ids: Record<'same' | 'changes' | 'goes' | 'secret' | 'comes', string>;
  const secondDocument = 'b'.repeat(64);

  beforeAll(async () => {
    atlas = await openEmbeddedAtlas();
    const { store } = atlas.services;
    const sketch = (title: string, objective: string) => ({
      kind: 'project' as const,
      fields: { title, objective },
      period: { start: '2019', end: '2020' },
    });
    const first = await atlas.keep('si-report', 'SI', [
      sketch('Field help', 'Visits to farms.'),
      sketch('Night line', 'A line for calls at night.'),
      sketch('Old house', 'A house that closed.'),
      sketch('Safe place', 'Nobody may know of it.'),
    ]);
    const [same, changes, , secret] = first;
    if (!same || !changes || !secret) throw new Error('four records were kept');
    const comes: AtlasRecord = { ...same, id: 'project_00000000000000aa', fields: { title: 'New boat' } };
    ids = {
      same: same.id,
      changes: changes.id,
      goes: first[2]?.id ?? '',
      secret: secret.id,
      comes: comes.id,
    };
    const document = await store.currentDocument('si-report');
    if (!document) throw new Error('a document was kept');
    await store.saveDocument({ ...document, sha256: secondDocument, fetchedAt: SECOND });
    const next = [
      same,
      {
        ...changes,
        fields: { title: 'Night line', objective: 'A line for calls by day and at night.' },
        links: ['https://example.org/line'],
        period: { start: '2019', end: null },
      },
      comes,
      secret,
    ].map((record) => ({ ...record, document: secondDocument }));
    await store.keepExtraction(
      {
        document: secondDocument,
        source: 'si-report',
        country: 'SI',
        mediaType: 'text/plain',
        language: 'en',
        extractorVersion: 'test',
        pageCount: null,
        records: next,
        notes: [],
        searchStatement: null,
        statistics: [],
      },
      'si-report',
      'published',
      { by: 'pipeline test', reason: 'read from Report si-report', at: SECOND },
    );
    await store.setStatus([{ id: secret.id, expectedVersion: 1, status: 'withheld' }], {
      by: 'the operator',
      reason: 'the person could be found',
      at: THIRD,
    });
    api = await buildApi(atlas.services);
  });
  afterAll(async () => {
    await api.close();
    await atlas.close();
  });
  const ask = (parameters = '') => api.inject({ url: `/api/v1/changes/si-report${parameters}` });

  test('without a choice compares the newest edition with the one before, field by field', async () => {
    const changes = SourceChanges.parse((await ask()).json());

    expect(changes).toMatchObject({ from: FIRST, to: SECOND });
    expect(changes.counts).toEqual({ added: 1, changed: 1, removed: 1, unchanged: 1 });
    expect(changes.added.map(({ id }) => id)).toEqual([ids.comes]);
    expect(changes.removed.map(({ id, version }) => [id, version])).toEqual([[ids.goes, 1]]);
    expect(changes.changed).toEqual([
      {
        id: ids.changes,
        kind: 'project',
        title: 'Night line',
        version: 2,
        versionBefore: 1,
        fields: [
          { name: 'links', before: [], after: ['https://example.org/line'] },
          {
            name: 'objective',
            before: ['A line for calls at night.'],
            after: ['A line for calls by day and at night.'],
          },
          { name: 'period', before: ['2019–2020'], after: ['2019–'] },
        ],
      },
    ]);
  });

  test('lists the editions, newest first, each with its document and what it did', async () => {
    const { editions } = SourceChanges.parse((await ask()).json());

    expect(
      editions.map(({ at, added, changed, removed, total }) => [at, added, changed, removed, total]),
    ).toEqual([
      [SECOND, 1, 1, 1, 3],
      [FIRST, 3, 0, 0, 3],
    ]);
    expect(editions[0]?.document).toBe(secondDocument);
  });

  test('a record that is withheld is told by no edition, nor is that it was', async () => {
    const bodies = await Promise.all(
      ['', `?from=${FIRST}&to=${THIRD}`, `?to=${FIRST}`].map(async (asked) => (await ask(asked)).body),
    );

    for (const body of bodies) {
      expect(body).not.toContain(ids.secret);
      expect(body).not.toContain('Safe place');
      expect(body).not.toContain('could be found');
    }
  });

  test('the first edition is compared with nothing, and an edition with itself differs in nothing', async () => {
    const first = SourceChanges.parse((await ask(`?to=${FIRST}`)).json());
    const none = SourceChanges.parse((await ask(`?from=${SECOND}&to=${SECOND}`)).json());

    expect(first).toMatchObject({ from: null, counts: { added: 3, changed: 0, removed: 0, unchanged: 0 } });
    expect(none.counts).toEqual({ added: 0, changed: 0, removed: 0, unchanged: 3 });
  });

  test('lists are as long as asked for, counts are of all', async () => {
    const { counts, added } = SourceChanges.parse((await ask(`?to=${FIRST}&limit=2`)).json());

    expect([counts.added, added.length]).toEqual([3, 2]);
  });

  test.each([
    ['/api/v1/changes/nothing', 404, 'NOT_FOUND'],
    ['/api/v1/changes/si-report?from=yesterday', 400, 'INVALID_INPUT'],
    [`/api/v1/changes/si-report?from=${SECOND}&to=${FIRST}`, 400, 'INVALID_INPUT'],
    ['/api/v1/changes/si-report?limit=5000', 400, 'INVALID_INPUT'],
  ])('%s is a problem', async (url, status, code) => {
    const response = await api.inject({ url });

    expect([response.statusCode, Problem.parse(response.json()).code]).toEqual([status, code]);
  });
});
