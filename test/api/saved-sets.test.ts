import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Api } from '../../api/app.ts';
import { buildApi } from '../../api/server.ts';
import { CreatedSet, SavedSet } from '../../schemas/saved-set.ts';
import { openEmbeddedAtlas } from '../support/embedded-atlas.ts';

const NOTE = 'for the seminar “on work”\n<b>';

describe('a set on the server', () => {
  let atlas: Awaited<ReturnType<typeof openEmbeddedAtlas>>;
  let api: Api;
  let [published, awaiting] = ['', ''];
  let made: CreatedSet;
  beforeAll(async () => {
    atlas = await openEmbeddedAtlas();
    const [one] = await atlas.keep('si-report', 'SI', [
      { kind: 'study', fields: { authors: 'Kovač' }, year: 2020 },
    ]);
    const [two] = await atlas.keep(
      'be-report',
      'BE',
      [{ kind: 'project', fields: { title: 'Secret' } }],
      'awaiting',
    );
    [published, awaiting] = [one?.id ?? '', two?.id ?? ''];
    api = await buildApi(atlas.services);
  });
  afterAll(async () => {
    await api.close();
    await atlas.close();
  });

  const make = async (payload: object) => api.inject({ method: 'POST', url: '/api/v1/sets', payload });
  const read = async (id: string, version = '') => api.inject({ url: `/api/v1/sets/${id}${version}` });
  const change = (id: string, version: number, payload: object, key?: string) =>
    api.inject({
      method: 'PUT',
      url: `/api/v1/sets/${id}?version=${version}`,
      payload,
      headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
    });
  beforeEach(async () => {
    const answer = await make({ name: 'Reading', items: [{ id: published, note: NOTE }, { id: awaiting }] });
    made = CreatedSet.parse(answer.json());
  });

  test('is read by its link, with the notes as they were written, and tells nothing of what is not public', async () => {
    const answer = await read(made.id);

    const set = SavedSet.parse(answer.json());
    expect(set).toMatchObject({
      name: 'Reading',
      version: 1,
      items: [
        { id: published, note: NOTE, record: { title: 'Kovač (2020)', kind: 'study', country: 'SI' } },
        { id: awaiting, note: '', record: null },
      ],
    });
    expect(answer.headers).toMatchObject({ 'x-robots-tag': 'noindex', 'cache-control': 'no-store' });
    expect(answer.body).not.toContain('Secret');
  });

  test('never tells its key again, and keeps only its hash', async () => {
    const kept = await atlas.services.store.findSet(made.id);

    expect(JSON.stringify(kept)).not.toContain(made.editKey);
    expect((await read(made.id)).body).not.toContain(made.editKey);
    expect(kept?.keyHash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('is changed with its key, and what it was stays readable', async () => {
    const answer = await change(made.id, 1, { name: 'Second', items: [] }, made.editKey);

    expect(SavedSet.parse(answer.json())).toMatchObject({ name: 'Second', version: 2, items: [] });
    const before = SavedSet.parse((await read(made.id, '?version=1')).json());
    expect(before.items).toHaveLength(2);
    expect(before.versions.map(({ version }) => version)).toEqual([2, 1]);
  });

  test.each([
    ['without a key', undefined],
    ['with another key', 'A'.repeat(43)],
    ['with a key that is none', '%00'],
  ])('is not changed or deleted %s', async (_name, key) => {
    const headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
    const changed = await change(made.id, 1, { items: [] }, key);
    const deleted = await api.inject({ method: 'DELETE', url: `/api/v1/sets/${made.id}`, headers });

    for (const answer of [changed, deleted]) {
      expect(answer.statusCode).toBe(403);
      expect(answer.json()).toMatchObject({ code: 'WRONG_EDIT_KEY' });
    }
    expect(SavedSet.parse((await read(made.id)).json()).version).toBe(1);
  });

  test('that was changed meanwhile is not overwritten: of two changes of one version the second is told', async () => {
    const answers = await Promise.all([
      change(made.id, 1, { name: 'a', items: [] }, made.editKey),
      change(made.id, 1, { name: 'b', items: [] }, made.editKey),
    ]);

    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect((await read(made.id)).json()).toMatchObject({ version: 2 });
  });

  test('is gone with all its versions when it is deleted', async () => {
    await change(made.id, 1, { items: [] }, made.editKey);
    const answer = await api.inject({
      method: 'DELETE',
      url: `/api/v1/sets/${made.id}`,
      headers: { authorization: `Bearer ${made.editKey}` },
    });

    expect(answer.statusCode).toBe(204);
    for (const version of ['', '?version=1']) expect((await read(made.id, version)).statusCode).toBe(404);
    expect((await change(made.id, 2, { items: [] }, made.editKey)).statusCode).toBe(404);
  });

  test('keeps its last twenty versions', async () => {
    for (let version = 1; version <= 24; version += 1)
      await change(made.id, version, { name: String(version), items: [] }, made.editKey);

    const { versions } = SavedSet.parse((await read(made.id)).json());
    expect(versions.map(({ version }) => version)).toEqual(Array.from({ length: 20 }, (_, at) => 25 - at));
  });

  test('is exported in its own order, without what is not public', async () => {
    const answer = await api.inject({ url: `/api/v1/sets/${made.id}/export?format=ris` });

    expect(answer.headers['content-type']).toContain('research-info-systems');
    expect(answer.body.match(/^TY {2}- /gm)).toHaveLength(1);
    expect(answer.body).toContain(published);
  });

  test.each([
    ['a record twice', () => ({ items: [{ id: published }, { id: published }] })],
    [
      'more than 500 records',
      () => ({ items: Array.from({ length: 501 }, (_, at) => ({ id: `study_${at}` })) }),
    ],
    ['a note of more than 2000 letters', () => ({ items: [{ id: published, note: 'x'.repeat(2001) }] })],
    ['something else in it', () => ({ items: [], colour: 'red' })],
  ])('is refused with %s', async (_name, payload) => {
    const answer = await make(payload());

    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'INVALID_INPUT' });
  });

  test('is refused when one address makes more than thirty in an hour', async () => {
    const other = await buildApi(atlas.services);
    const answers = [];
    for (let at = 0; at < 31; at += 1)
      answers.push(
        (await other.inject({ method: 'POST', url: '/api/v1/sets', payload: { items: [] } })).statusCode,
      );
    await other.close();

    expect(answers.filter((status) => status === 201)).toHaveLength(30);
    expect(answers.at(-1)).toBe(429);
  });
});
