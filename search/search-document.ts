import type { Language } from '../schemas/language.ts';
import type { Period } from '../schemas/period.ts';
import {
  type AtlasRecord,
  FIELD_NAMES,
  type FieldName,
  type RecordKind,
  recordTitle,
} from '../schemas/record.ts';
import type { RecordVersion } from '../schemas/record-version.ts';
import { foldText } from './fold-text.ts';
import { placeToken, type SearchColumn } from './search-columns.ts';
import { stemTokens } from './stem-word.ts';
import { forEachWord, mayBeElided, tokenAt } from './tokenize.ts';
import { latestYear, spansKey, yearSpans } from './year-spans.ts';

/** Raised whenever the same record would give other words, stems or sort keys than before. */
export const ANALYSIS_VERSION = 2;

/** What a hit is shown from. */
export interface SearchBody {
  readonly kind: RecordKind;
  readonly country: string;
  readonly language: Language;
  readonly source: string | null;
  readonly title: string;
  readonly year: number | null;
  readonly period: Period | null;
  readonly fields: Partial<Record<FieldName, string>>;
  readonly fieldLanguages: Readonly<Record<string, Language>>;
  readonly links: readonly string[];
  /** `<vocabulary>/<concept>`, without repeats and without the broader ones. */
  readonly concepts: readonly string[];
}

/** A published record as both engines keep it. */
export interface SearchDocument {
  readonly id: string;
  readonly version: number;
  readonly hash: string;
  /** See `spansKey`. */
  readonly years: string;
  readonly sortYear: number | null;
  readonly sortTitle: string;
  /** When its newest version was written; ISO 8601, UTC. */
  readonly added: string;
  /** By column: its words, then their stems, separated by spaces. Both engines split at the spaces and nowhere else. */
  readonly text: Partial<Record<SearchColumn, string>>;
  readonly body: SearchBody;
}

/**
 * @param analysed what `analyseText` gives for `searchTexts` of the record, in its order; worked out here without it
 * @param vocabulary takes every word of the texts that are analysed here, without stems, in the order of the text
 */
export function toSearchDocument(
  { record, version, hash, changedAt }: RecordVersion,
  analysed?: readonly string[],
  vocabulary?: Set<string>,
): SearchDocument {
  const spans = yearSpans(record);
  const title = recordTitle(record);
  return {
    id: record.id,
    version,
    hash,
    years: spansKey(spans),
    sortYear: latestYear(spans),
    sortTitle: sortableTitle(title),
    added: new Date(changedAt).toISOString(),
    text: columnTexts(record, analysed, vocabulary),
    body: {
      kind: record.kind,
      country: record.country,
      language: record.language,
      source: record.source,
      title,
      year: record.year,
      period: record.period,
      fields: record.fields,
      fieldLanguages: record.fieldLanguages,
      links: record.links,
      concepts: [...new Set(record.concepts.map(({ id }) => id))],
    },
  };
}

const MAX_SORT_LENGTH = 200;

/** Folded words only, so that quotes and brackets in front do not matter. */
const sortableTitle = (title: string): string =>
  foldText(title)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, MAX_SORT_LENGTH);

/** A text of a record that is searched, with the column it goes to. */
export interface SearchText {
  readonly column: SearchColumn;
  readonly text: string;
  readonly language: Language;
}

/** The texts of a record that are to be analysed. */
export function searchTexts(record: AtlasRecord): SearchText[] {
  const texts: SearchText[] = [];
  for (const field of FIELD_NAMES) {
    const text = record.fields[field];
    if (text) texts.push({ column: field, text, language: record.fieldLanguages[field] ?? record.language });
  }
  // A record without a printed title is found by what names it, and weighs there as a title does.
  if (!record.fields.title)
    texts.push({ column: 'title', text: recordTitle(record), language: record.language });
  return texts;
}

function columnTexts(
  record: AtlasRecord,
  analysed?: readonly string[],
  vocabulary?: Set<string>,
): SearchDocument['text'] {
  const columns: Partial<Record<SearchColumn, string>> = { place: placeToken(record.country) };
  for (const [at, { column, text, language }] of searchTexts(record).entries())
    columns[column] = analysed?.[at] ?? analyseText(text, language, vocabulary);
  return columns;
}

/** What a column gets for a word as it is written, each part with a space before it; empty where it is none. */
interface Analysed {
  /** Without the space; null: it is no word. */
  readonly word: string | null;
  readonly words: string;
  readonly stems: string;
}

/** Per language; the words of a subject come again and again. */
const analysed = new Map<Language, Map<string, Analysed>>();
const MAX_ANALYSED = 50_000;

/** The words of a text, then their stems. @param vocabulary takes the words by themselves */
export function analyseText(text: string, language: Language, vocabulary?: Set<string>): string {
  const known = analysed.get(language) ?? new Map<string, Analysed>();
  analysed.set(language, known);
  if (known.size > MAX_ANALYSED) known.clear();
  let words = '';
  let stems = '';
  forEachWord(text, (start, end) => {
    const written = text.slice(start, end);
    let entry = known.get(written);
    if (!entry) {
      const token = tokenAt(text, start, end);
      entry = {
        word: token ? token.text : null,
        words: token ? ` ${token.text}` : '',
        stems: token
          ? stemTokens(token, language)
              .map((stem) => ` ${stem}`)
              .join('')
          : '',
      };
      // An article that may be elided must be looked at wherever it stands.
      if (!mayBeElided(written)) known.set(written, entry);
    }
    if (vocabulary && entry.word !== null) vocabulary.add(entry.word);
    words += entry.words;
    stems += entry.stems;
  });
  return (words + stems).slice(1);
}
