import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '../../api/app.ts';
import { firstAnswers, firstQuestions } from '../../api/pages/first-answers.ts';
import { PAGE_SCRIPTS } from '../../api/pages/page-shell.ts';
import { buildApi } from '../../api/server.ts';
import { openEmbeddedAtlas } from '../support/embedded-atlas.ts';

const ORIGIN = 'http://atlas.example';
const NASTY = '</script><script>alert(1)</script>';

let api: Api;
let atlas: Awaited<ReturnType<typeof openEmbeddedAtlas>>;
beforeAll(async () => {
  atlas = await openEmbeddedAtlas();
  await atlas.keep('si-report', 'SI', [
    { kind: 'practice', fields: { title: NASTY, aims: 'To help.' }, concepts: ['exploitation/labour'] },
  ]);
  api = await buildApi(atlas.services);
});
afterAll(async () => {
  await api.close();
  await atlas.close();
});

const EVERYWHERE = ['/vocabularies?language=en', '/sources', '/status'];

describe('what the interface asks first', () => {
  test.each([
    ['/', ['/countries', '/records?kind=practice&sort=added&limit=12']],
    ['/search', ['/records']],
    ['/search?view=table&kind=study&lang=en', ['/records?kind=study']],
    ['/compare?show=share&order=name', ['/countries', '/compare?by=exploitation']],
    ['/compare?country=SI&country=BE&by=kind', ['/countries', '/compare?country=SI&country=BE&by=kind']],
    ['/gaps', ['/countries', '/compare?by=exploitation&across=audience']],
    ['/gaps?by=audience', ['/countries', '/compare?by=audience&across=exploitation']],
    ['/countries/SI', ['/countries/SI']],
    ['/records/practice_0?version=2', ['/records/practice_0?version=2']],
    ['/about', []],
  ])('at %s is known to the server', (path, questions) => {
    expect(firstQuestions(new URL(path, ORIGIN), 'en')).toEqual([...EVERYWHERE, ...questions]);
  });

  test('is answered in the page as the API answers it, and no text of a record ends the element', async () => {
    const markup = await firstAnswers(api, new URL('/search', ORIGIN), 'en');
    const [, json = ''] =
      /^<script type="application\/json" id="first-answers">(.*)<\/script>$/su.exec(markup) ?? [];
    const answers: unknown = JSON.parse(json);

    const asked = await api.inject({ url: '/api/v1/records' });

    expect(json).not.toContain('<');
    expect(answers).toMatchObject({ '/records': asked.json(), '/status': { records: 1 } });
  });

  test('what the API refuses is left out', async () => {
    const markup = await firstAnswers(api, new URL('/compare?by=nothing', ORIGIN), 'en');

    expect(markup).toContain('"/status"');
    expect(markup).not.toContain('"/compare');
  });
});

test('every page names a script that there is', () => {
  const missing = PAGE_SCRIPTS.map(([, script]) => script).filter(
    (script) => !existsSync(fileURLToPath(new URL(`../../search-ui/${script}`, import.meta.url))),
  );

  expect(missing).toEqual([]);
});

test('in one language the vocabularies have its labels alone, and no words that concepts are found by', async () => {
  const response = await api.inject({ url: '/api/v1/vocabularies?language=fi' });
  const [first] = response.json().vocabularies;

  expect(first.concepts[0]).toMatchObject({
    id: 'labour',
    labels: { fi: 'Labour exploitation' },
    synonyms: {},
  });
  expect(Object.keys(first.concepts[0].labels)).toEqual(['fi']);
});
