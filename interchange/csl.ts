import { type AtlasRecord, recordTitle } from '../schemas/record.ts';

/** What a citation needs that a record does not hold. */
export interface CitationContext {
  /** The name of the report or listing the record stands in. */
  readonly sourceName: string;
  readonly publisher: string | null;
  /** The record's own stable address, of its newest version. */
  readonly permalink: string;
  /** The address of the version that is cited, which stays as it is; absent where versions are not known. */
  readonly pinned?: string;
}

/** The part of a CSL-JSON item that is written here; source: CSL 1.0.2, csl-data.json schema. */
export interface CslItem {
  readonly id: string;
  readonly type: 'report' | 'document' | 'entry';
  readonly title: string;
  readonly author?: readonly { readonly literal: string }[];
  /** One date, or the first and the last of a range; each is [year] or [year, month]. */
  readonly issued?: { readonly 'date-parts': readonly (readonly number[])[] };
  readonly 'container-title': string;
  readonly publisher?: string;
  readonly URL: string;
  readonly abstract?: string;
  readonly language: string;
  readonly keyword?: string;
  readonly note: string;
  /** What CSL has no field for. */
  readonly custom?: {
    readonly hasMoreAuthors?: true;
    /** What is dated began then and has no end. */
    readonly isOngoing?: true;
  };
}

const TYPES = {
  study: 'report',
  project: 'document',
  practice: 'document',
  aspect: 'document',
  product: 'document',
  case: 'entry',
} as const;

/**
 * A record as a CSL-JSON item. Reports print authors as running text, so a name is one literal: which part is the
 * family name is not known and is not guessed.
 */
export function toCsl(record: AtlasRecord, context: CitationContext): CslItem {
  const by = record.fields.authors ?? record.fields.author ?? record.fields.writer;
  const authors = splitAuthors(by);
  const dates = issued(record);
  const { findings, results, objective, aims, purpose, narrative } = record.fields;
  const abstract = purpose ?? objective ?? aims ?? findings ?? results ?? narrative;
  const custom: CslItem['custom'] = {
    ...(authors.length > 0 &&
      by !== undefined &&
      by.search(MORE_AUTHORS) >= 0 && { hasMoreAuthors: true as const }),
    ...(isOngoing(record) && { isOngoing: true as const }),
  };
  const keywords = [...new Set(record.concepts.map((concept) => concept.id.split('/')[1] ?? concept.id))];
  const address = context.pinned ?? context.permalink;
  return {
    id: record.id,
    type: TYPES[record.kind],
    title: citedTitle(record),
    ...(authors.length > 0 && { author: authors.map((literal) => ({ literal })) }),
    ...(dates && { issued: { 'date-parts': dates } }),
    'container-title': context.sourceName,
    ...(context.publisher && { publisher: context.publisher }),
    URL: record.links[0] ?? address,
    ...(abstract && { abstract }),
    language: record.language,
    ...(keywords.length > 0 && { keyword: keywords.join(', ') }),
    note: `Prismatlas ${address}`,
    ...(Object.keys(custom).length > 0 && { custom }),
  };
}

/** A work without a title is cited by a description in square brackets; source: APA 7, section 9.22. */
export function citedTitle(record: AtlasRecord): string {
  if (record.fields.title) return record.fields.title;
  const description = record.fields.purpose ?? record.fields.aims ?? record.fields.objective;
  return `[${shorten(description ?? recordTitle(record), 160).replace(/\.$/u, '')}]`;
}

/** How the seven languages say that only the first authors are named. */
const MORE_AUTHORS =
  /[,;]?\s*\b(?:et\s+al(?:ii\b|\b\.?)|and\s+others\b|in\s+drugi\b|in\s+dr\.|idr\.|en\s+anderen\b|e\.\s?a\.|et\s+autres\b|ja\s+muut\b|ym\.|e\s+altri\b|y\s+otros\b)/giu;

/** "A, B and C", "A & B", "A; B et al." as single names. Organisations with "and" in their name stay whole after ";". */
export function splitAuthors(text: string | undefined): string[] {
  if (!text) return [];
  const named = text.replace(MORE_AUTHORS, '');
  const names = named.includes(';')
    ? named.split(';')
    : named.split(/,\s+(?!\w\.)|\s+(?:and|&|in|en|et|ja|e|y)\s+/u);
  return names.map((name) => name.replace(/\s+/gu, ' ').trim()).filter((name) => name.length > 1);
}

function issued(record: AtlasRecord): number[][] | null {
  if (record.year !== null) return [[record.year]];
  const { start, end } = record.period ?? { start: null, end: null };
  const parts = [start, end]
    .filter((moment) => moment !== null)
    .map((moment) => moment.split('-').map(Number));
  return parts.length > 0 ? (start === end ? parts.slice(0, 1) : parts) : null;
}

/** Its date is the begin of a period that has no end. */
const isOngoing = ({ year, period }: AtlasRecord): boolean =>
  year === null && period !== null && period.start !== null && period.end === null;

/** At most `length` characters, cut between words. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2)).replace(/[\s,;:.]+$/u, '')}…`;
}
