import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderPage } from '../../api/pages/render.ts';
import { PACKAGE_ROOT } from '../../runtime/config.ts';
import { FIELDS_BY_KIND, RECORD_KINDS, type RecordKind } from '../../schemas/record.ts';
import { openEmbeddedAtlas, type RecordSketch } from '../support/embedded-atlas.ts';
import { tempFolder } from '../support/temp-folder.ts';

const ORIGIN = 'https://atlas.example';

/** The type itself, without the many below it; `query-input` is how schema.org says what an action takes. */
const TYPES = `type One<T, N> = { '@context': 'https://schema.org' } & Extract<T, { '@type': N }>;
type Site = Omit<One<S.WebSite, 'WebSite'>, 'potentialAction'> & {
  potentialAction: S.WithActionConstraints<Extract<S.SearchAction, { '@type': 'SearchAction' }>> };
`;

/**
 * What schema.org's own vocabulary says is wrong with these objects: each is written down as a constant of the type
 * that it names, from the package generated from the vocabulary, and read by the compiler. A property that the type does
 * not have is an error, and so is a value of the wrong type, at any depth.
 */
async function faultsOf(objects: readonly object[]): Promise<string[]> {
  const source = objects.map((object, at) => {
    const type = String(Reflect.get(object, '@type'));
    return `export const object${at}: ${type === 'WebSite' ? 'Site' : `One<S.${type}, '${type}'>`} = ${JSON.stringify({ '@context': 'https://schema.org', ...object }, null, 1)};`;
  });
  const file = join(await tempFolder(), 'objects.ts');
  const vocabulary = join(PACKAGE_ROOT, 'node_modules', 'schema-dts', 'dist', 'schema.js');
  await writeFile(
    file,
    `import type * as S from ${JSON.stringify(vocabulary)};\n${TYPES}${source.join('\n')}\n`,
  );
  const compiler = join(PACKAGE_ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  const options =
    '--ignoreConfig --noEmit --strict --skipLibCheck --module nodenext --target es2024 --pretty false'.split(
      ' ',
    );
  try {
    await promisify(execFile)(process.execPath, [compiler, ...options, file]);
    return [];
  } catch (thrown) {
    const said = thrown instanceof Error ? String(Reflect.get(thrown, 'stdout')) : String(thrown);
    const faults = said.split('\n').filter((line) => line.includes('objects.ts'));
    if (faults.length === 0) throw thrown;
    return faults;
  }
}

/** A record of the kind with every field, and one with as little as there can be. */
function sketches(kind: RecordKind): RecordSketch[] {
  const fields = Object.fromEntries(
    FIELDS_BY_KIND[kind].map((name) => [name, `The ${name}, “quoted” & <long>`]),
  );
  const [only = 'title'] = FIELDS_BY_KIND[kind].includes('title') ? ['title'] : FIELDS_BY_KIND[kind];
  return [
    {
      kind,
      fields,
      year: 2021,
      period: { start: '2019-03', end: '2020' },
      links: ['https://example.org/a', 'https://example.org/b'],
    },
    { kind, fields: { [only]: 'Only this' }, period: { start: '2022', end: null } },
  ];
}

describe('JSON-LD', () => {
  let atlas: Awaited<ReturnType<typeof openEmbeddedAtlas>>;
  const paths: string[] = ['/', '/countries/SI'];
  beforeAll(async () => {
    atlas = await openEmbeddedAtlas();
    for (const record of await atlas.keep('si-report', 'SI', RECORD_KINDS.flatMap(sketches)))
      paths.push(`/records/${record.id}`);
  });
  afterAll(() => atlas.close());

  test('of every page with any is what schema.org’s vocabulary allows, to the last property', async () => {
    const pages = await Promise.all(paths.map((path) => renderPage(atlas.services, new URL(path, ORIGIN))));

    const objects = pages.flatMap((page) => page.jsonLd ?? []);

    expect(objects.length).toBeGreaterThanOrEqual(paths.length);
    expect(await faultsOf(objects)).toEqual([]);
  });

  test.each([
    ['a property of another type', { '@type': 'ResearchProject', name: 'x', datePublished: '2020' }],
    [
      'a value of the wrong type',
      { '@type': 'Dataset', name: 'x', creator: { '@type': 'Country', name: 'y' } },
    ],
    ['an unknown type', { '@type': 'ResearchStudy', name: 'x' }],
  ])('with %s would be found', async (_name, object) => {
    expect((await faultsOf([object])).join()).toMatch(/error TS\d+/);
  });
});
