import { expect, test } from 'vitest';
import { readRecords } from '../../../extract/readers/read-records.ts';
import { readSearchStatement } from '../../../extract/readers/search/read-search-statement.ts';
import { loadLanguageDetector } from '../../../extract/values/language-detector.ts';
import { AtlasRecord } from '../../../schemas/record.ts';
import { heading, labels, layout, paragraph, table } from './build-layout.ts';

const detectLanguage = await loadLanguageDetector();

/** Words that make careless patterns run for ever. */
const UNITS = [
  'a ',
  '(',
  '1 ',
  '2014-',
  'june ',
  'https://a.b/',
  'and ',
  '"a" ',
  '(n=',
  'a:',
  '. ',
  ', ',
  'two hundred ',
  'e\u0301',
  '5 workshops of ',
];

test.each(UNITS)('a report full of %j is read in the end, into records that fit their schema', (unit) => {
  const words = unit.repeat(Math.ceil(2000 / unit.length));
  const of = layout(
    heading('Good practices'),
    table([
      ['Title', 'Aims', 'Period', 'Activities', 'Results', 'Link'],
      [words, words, words, words, words, words],
    ]),
    heading('Studies'),
    table([
      ['Author (year)', 'Study purpose', 'Participants', 'Main findings'],
      [words, words, words, words],
    ]),
    heading('Projects'),
    labels([
      ['Title', words],
      ['Author', words],
      ['Period', words],
      ['Objective', words],
    ]),
    heading('Search methods'),
    paragraph(`We searched the database Scopus with the search terms ${words}. We excluded ${words}`),
  );

  const { records } = readRecords({
    layout: of,
    country: 'FI',
    document: 'd'.repeat(64),
    source: null,
    detectLanguage,
  });
  readSearchStatement(of, new Set(), 'en');

  for (const record of records) expect(() => AtlasRecord.parse(record)).not.toThrow();
});
