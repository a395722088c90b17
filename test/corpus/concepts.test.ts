import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { classify } from '../../extract/classify/classify.ts';
import { Language } from '../../schemas/language.ts';
import { FIELD_NAMES, type FieldName, RecordKind } from '../../schemas/record.ts';
import { VOCABULARY_IDS } from '../../schemas/vocabulary.ts';
import { CORPUS, readSources, readVocabularies } from './read-corpus.ts';

const vocabularies = readVocabularies();
const GoldRecords = z.array(
  z.looseObject({
    kind: RecordKind,
    country: z.string(),
    fields: z.partialRecord(z.enum(FIELD_NAMES as [FieldName, ...FieldName[]]), z.string()),
  }),
);

/** The sample's records as they are in their gold, with the concepts that they get. */
const records = readSources().flatMap(({ source }) => {
  const gold = GoldRecords.parse(JSON.parse(readFileSync(join(CORPUS, 'gold', `${source.id}.json`), 'utf8')));
  return gold.map(({ kind, country, fields }) => {
    const language = Language.parse(source.language);
    const mentions = classify({ kind, fields, language, fieldLanguages: {} }, vocabularies);
    return { source: source.id, kind, country, fields, ids: new Set(mentions.map(({ id }) => id)) };
  });
});

const idsOf = (source: string, kind: RecordKind, words: string) => {
  const found = records.find(
    (record) =>
      record.source === source &&
      record.kind === kind &&
      Object.values(record.fields).join(' ').includes(words),
  );
  return [...(found?.ids ?? [])].sort();
};

test('every record of the sample has a concept', () => {
  expect(records.filter(({ ids }) => ids.size === 0)).toEqual([]);
});

test('each country of the sample has concepts of every vocabulary, so that a comparison has cells to show', () => {
  const empty = ['SI', 'BE', 'IT'].flatMap((country) =>
    VOCABULARY_IDS.filter(
      (vocabulary) =>
        !records.some(
          (record) =>
            record.country === country && [...record.ids].some((id) => id.startsWith(`${vocabulary}/`)),
        ),
    ).map((vocabulary) => `${country} ${vocabulary}`),
  );

  expect(empty).toEqual([]);
});

// Read by hand: what a person would say each of these records is about.
test.each<[string, RecordKind, string, string[]]>([
  [
    'si-national-report',
    'study',
    'Kogovšek Salamon',
    [
      'design/qualitative',
      'exploitation/exploitation-of-prostitution',
      'method/content-analysis',
      'method/court-files',
      'method/purposive-sampling',
    ],
  ],
  [
    'be-national-report',
    'project',
    'OUTREACH',
    [
      'audience/inspectors',
      'audience/police',
      'audience/presumed-victims',
      'audience/professionals',
      'intervention/outreach',
      'level/regional',
    ],
  ],
  [
    'it-national-report',
    'project',
    'DISRUPT',
    [
      'audience/children',
      'exploitation/child-sexual-exploitation',
      'exploitation/child-trafficking',
      'intervention/cooperation',
      'intervention/criminal-investigation',
      'level/european',
      'programme/isf',
    ],
  ],
  [
    'si-projects-listing',
    'project',
    'Soba pobega',
    [
      'exploitation/forced-labour',
      'exploitation/labour-exploitation',
      'intervention/exhibition-and-arts',
      'programme/government-communication-office',
    ],
  ],
  [
    'be-practices-listing',
    'practice',
    'Huisvestingshulp',
    [
      'audience/victims',
      'exploitation/trafficking-in-human-beings',
      'intervention/housing-support',
      'intervention/reintegration',
    ],
  ],
])('in %s the %s "%s" has the concepts that a reader gives it', (source, kind, words, ids) => {
  expect(idsOf(source, kind, words)).toEqual(ids);
});
