import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { extractDocument } from '../../../extract/extract-document.ts';
import { readHtmlLayout } from '../../../extract/html/read-html-layout.ts';
import { readProseProjects } from '../../../extract/readers/prose-projects.ts';
import { squash } from '../../../extract/values/fold.ts';
import type { AtlasRecord } from '../../../schemas/record.ts';

const PAGES = resolve(import.meta.dirname, '../../fixtures/html-pages');

/** What a page tells of one project, as somebody read it: `period` as start and end, `figures` as value and noun. */
interface Told {
  readonly title: string;
  readonly author?: string;
  readonly programme?: string;
  readonly period?: readonly [string | null, string | null];
  readonly figures: readonly (readonly [number, string])[];
}

const recordsOf = async (path: string): Promise<readonly AtlasRecord[]> => {
  const bytes = readFileSync(path);
  const input = { bytes, mediaType: 'text/html', country: 'XX', source: null, vocabularies: [] } as const;
  return (await extractDocument(input)).records;
};

const isLike = (got: string | undefined, wanted: string): boolean =>
  got !== undefined && squash(got) === squash(wanted);

describe('whole pages about projects, each of another build', () => {
  const names = readdirSync(PAGES).filter((name) => name.endsWith('.html'));
  const asked = { fields: 0, periods: 0, figures: 0 };
  const right = { fields: 0, periods: 0, figures: 0 };

  test.each(names)('%s: each project is a record, and nothing else', async (name) => {
    const wanted = JSON.parse(readFileSync(resolve(PAGES, name.replace('.html', '.json')), 'utf8')) as Told[]; // kept beside the page
    const records = await recordsOf(resolve(PAGES, name));

    for (const { title, author, programme, period, figures } of wanted) {
      const found = records.find(({ fields }) => isLike(fields.title, title));
      for (const [field, text] of [
        ['title', title],
        ['author', author],
        ['programme', programme],
      ] as const) {
        if (text === undefined) continue;
        asked.fields++;
        if (isLike(found?.fields[field], text)) right.fields++;
      }
      if (period) {
        asked.periods++;
        if (found?.period?.start === period[0] && found.period.end === period[1]) right.periods++;
      }
      for (const [value, of] of figures) {
        asked.figures++;
        if (found?.figures.some((figure) => figure.value === value && squash(figure.of).includes(squash(of))))
          right.figures++;
      }
    }
    expect(records.map(({ fields }) => fields.title)).toEqual(wanted.map(({ title }) => title));
  });

  test('over all pages fields are right in 0.95, periods and figures in 0.95', () => {
    expect(right.fields / asked.fields).toBeGreaterThanOrEqual(0.95);
    expect(right.periods / asked.periods).toBeGreaterThanOrEqual(0.95);
    expect(right.figures / asked.figures).toBeGreaterThanOrEqual(0.95);
  });
});

test.each(readdirSync(resolve(PAGES, 'none')))(
  'none/%s: a page that speaks of projects and tells of none gives no record',
  async (name) => {
    expect(await recordsOf(resolve(PAGES, 'none', name))).toEqual([]);
  },
);

/** Words of prose that make careless patterns run for ever, in sentences as long as are read. */
test.each([
  'Aan ja ',
  'Aan on ja hanke ',
  'Aa of the ',
  'aan ',
  'used by ',
  'finanziato da ',
  'Met aa ',
  'Aa, and aa, ',
  'project ',
  'Aa, ',
  'fund ',
  'Ministry of the ',
])('a page full of %j is read in the end', async (unit) => {
  const words = unit.repeat(200).slice(0, 1_400);
  const html = `<html lang="fi"><title>Our projects - X</title><body><main><h1>Our projects</h1><h2>Name Foo</h2><p>The project ${words}.</p><ul><li><b>Bb</b>: ${words}</li></ul></main></body></html>`;
  const layout = await readHtmlLayout(new TextEncoder().encode(html));

  expect(readProseProjects(layout).length).toBeLessThan(10);
});
