import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { squash } from '../../extract/values/fold.ts';
import { extractFile, ROOT } from './score-extraction.ts';

const Gold = z.array(
  z.looseObject({
    kind: z.string(),
    no: z.string().nullable(),
    fields: z.record(z.string(), z.string()),
    links: z.array(z.string()),
    year: z.number().nullable(),
    period: z.object({ start: z.string().nullable(), end: z.string().nullable() }).nullable(),
  }),
);
type Comparable = Pick<z.infer<typeof Gold>[number], 'kind' | 'fields' | 'links' | 'year' | 'period'>;

/** Blanks and marks aside, with only the fields that the other side has when `like` is given. */
const plain = ({ kind, fields, links, year, period }: Comparable, like?: Comparable) => ({
  kind,
  fields: Object.fromEntries(
    Object.keys(like?.fields ?? fields)
      .sort()
      .map((name) => [name, squash(fields[name] ?? '')]),
  ),
  links,
  year,
  period,
});

const DOCUMENTS = {
  'si-national-report': 'pdf',
  'be-national-report': 'pdf',
  'it-national-report': 'pdf',
  'si-projects-listing': 'html',
  'be-practices-listing': 'html',
} as const;

for (const [name, suffix] of Object.entries(DOCUMENTS)) {
  test(`${name} of the sample corpus is read without a miss`, async () => {
    const gold = Gold.parse(JSON.parse(readFileSync(join(ROOT, `corpus/gold/${name}.json`), 'utf8')));

    const { records } = await extractFile(
      join(ROOT, `corpus/documents/${name}.${suffix}`),
      name.slice(0, 2).toUpperCase(),
    );

    expect(records.map((record) => record.kind)).toEqual(gold.map((record) => record.kind));
    expect(records.map((record, i) => plain(record, gold[i]))).toEqual(gold.map((record) => plain(record)));
  });
}
