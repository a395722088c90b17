import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { RecordKind } from '../../schemas/record.ts';
import { goldOf } from '../../scripts/typeset-gold.ts';
import { listingPage } from '../../scripts/typeset-listing.ts';
import { readWritten } from '../../scripts/typeset-source.ts';
import { CORPUS, readSources, sha256Of } from './read-corpus.ts';

const DOCUMENTS = join(CORPUS, 'documents');
const Provenance = z.strictObject({
  origin: z.string(),
  documents: z.array(
    z.strictObject({
      file: z.string(),
      sha256: z.string(),
      gold: z.string(),
      goldSha256: z.string(),
      writtenIn: z.string(),
      licence: z.string(),
    }),
  ),
});
const { documents } = Provenance.parse(parse(readFileSync(join(DOCUMENTS, 'provenance.yaml'), 'utf8')));
const gold = documents.map(({ gold: name }) => readFileSync(join(CORPUS, 'gold', name), 'utf8'));
const records = gold.flatMap((text) =>
  z.array(z.looseObject({ kind: RecordKind, country: z.string() })).parse(JSON.parse(text)),
);

test('every document, and nothing else, has its provenance', () => {
  const files = readdirSync(DOCUMENTS).filter((name) => /\.(?:pdf|html)$/.test(name));

  expect(files.sort()).toEqual(documents.map(({ file }) => file).sort());
  expect(
    readSources()
      .map(({ source }) => source.path)
      .sort(),
  ).toEqual(documents.map(({ file }) => `corpus/documents/${file}`).sort());
});

test.each(documents)(
  '$file is the document whose sha256 its provenance gives, and small',
  ({ file, sha256 }) => {
    expect(sha256Of(join(DOCUMENTS, file))).toBe(sha256);
    expect(statSync(join(DOCUMENTS, file)).size).toBeLessThan(400_000);
  },
);

test.each(documents)('$gold is what was written for $file', ({ gold: name, goldSha256, writtenIn }) => {
  const written = goldOf(readWritten(join(DOCUMENTS, writtenIn)));

  expect(sha256Of(join(CORPUS, 'gold', name))).toBe(goldSha256);
  expect(JSON.parse(readFileSync(join(CORPUS, 'gold', name), 'utf8'))).toEqual(written);
});

test.each(documents.filter(({ file }) => file.endsWith('.html')))(
  '$file is what typesetting makes of its text today',
  ({ file, writtenIn }) => {
    expect(readFileSync(join(DOCUMENTS, file), 'utf8')).toBe(
      listingPage(readWritten(join(DOCUMENTS, writtenIn))),
    );
  },
);

test('the sample holds more than sixty records, of all six kinds and three countries', () => {
  expect(records.length).toBeGreaterThan(60);
  expect(new Set(records.map(({ kind }) => kind))).toEqual(new Set(RecordKind.options));
  expect(new Set(records.map(({ country }) => country))).toEqual(new Set(['SI', 'BE', 'IT']));
});
