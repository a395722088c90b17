import { z } from 'zod';
import { CountryCode } from './country.ts';
import { FACET_IDS, LAST_NUMBERED_RECORD, SORTS } from './facet.ts';
import { Period } from './period.ts';
import { RecordKind } from './record.ts';

export { FACET_IDS, NOT_REPORTED, SORTS } from './facet.ts';

export const FacetId = z.enum(FACET_IDS).meta({ id: 'FacetId' });
export type FacetId = z.infer<typeof FacetId>;

export const Sort = z.enum(SORTS).meta({ id: 'Sort' });
export type Sort = z.infer<typeof Sort>;

/** Values by facet: OR within a facet, AND across facets. Concept facets hold ids within their vocabulary: `forced-labour`. */
export const FacetChoice = z.partialRecord(FacetId, z.array(z.string().min(1).max(200)).max(100));
export type FacetChoice = z.infer<typeof FacetChoice>;

const Year = z.coerce.number().int().min(1000).max(2999);

/**
 * What is searched for. In `q` words are ANDed; "quotes" make a phrase, a leading - excludes, a trailing * is a
 * prefix, `field:word` looks in one field (title, author, ...). Anything else is taken as words: no query is an error.
 */
export const SearchQuery = z
  .strictObject({
    q: z.string().max(1000).default(''),
    filters: FacetChoice.default({}),
    /** Values that a record must not have. */
    exclude: FacetChoice.default({}),
    /** Facets in which every chosen value must be present instead of one of them. */
    matchAll: z.array(FacetId).default([]),
    /** A record counts in each year it was published in or ran in; an open period has no last year. */
    yearFrom: Year.optional(),
    yearTo: Year.optional(),
    /** Only records without any year. */
    yearUnknown: z.boolean().default(false),
    /** Default: relevance with words, newest without. */
    sort: Sort.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
    /** Opaque; from `next` of the page before. */
    cursor: z.string().max(2000).optional(),
    /** Which page, from 1; a cursor says it more exactly and comes first. */
    page: z.coerce.number().int().min(1).max(LAST_NUMBERED_RECORD).optional(),
  })
  .meta({ id: 'SearchQuery' });
export type SearchQuery = z.infer<typeof SearchQuery>;

/** Text cut into parts so that matches can be marked without any markup. */
export const MarkedText = z
  .array(z.strictObject({ text: z.string(), isMatch: z.boolean() }))
  .meta({ id: 'MarkedText' });
export type MarkedText = z.infer<typeof MarkedText>;

export const SearchHit = z
  .strictObject({
    id: z.string(),
    version: z.int().min(1),
    kind: RecordKind,
    country: CountryCode,
    language: z.string(),
    source: z.string(),
    title: z.string(),
    markedTitle: MarkedText,
    year: z.int().nullable(),
    period: Period.nullable(),
    /** Short fields for a line of facts, shortened to 200 characters: authors, programme, studyType, participants … */
    facts: z.record(z.string(), z.string()),
    /** Why it matched: at most two fields with the words around the match; without words, the start of its main field. */
    snippets: z.array(z.strictObject({ field: z.string(), parts: MarkedText })),
    links: z.array(z.string()),
    concepts: z.array(z.string()),
    score: z.number().nullable(),
  })
  .meta({ id: 'SearchHit' });
export type SearchHit = z.infer<typeof SearchHit>;

export const FacetCount = z.strictObject({ value: z.string(), count: z.int().nonnegative() });
/** Per facet, each value that occurs under all the other choices, by count then value; chosen values stay though 0. */
export const FacetCounts = z.record(FacetId, z.array(FacetCount)).meta({ id: 'FacetCounts' });
export type FacetCounts = z.infer<typeof FacetCounts>;

/** Records per year, under all choices but the years' own; every year between the first and the last is listed. */
export const YearHistogram = z
  .strictObject({
    years: z.array(z.strictObject({ year: z.int(), count: z.int().nonnegative() })),
    unknown: z.int().nonnegative(),
  })
  .meta({ id: 'YearHistogram' });
export type YearHistogram = z.infer<typeof YearHistogram>;

export const SearchResult = z
  .strictObject({
    /** Exact, never estimated. */
    total: z.int().nonnegative(),
    hits: z.array(SearchHit),
    facets: FacetCounts,
    years: YearHistogram,
    /** Cursor of the next page; null on the last. */
    next: z.string().nullable(),
    /** A query of the index's own words that has hits, when this one has none. */
    didYouMean: z.string().nullable(),
  })
  .meta({ id: 'SearchResult' });
export type SearchResult = z.infer<typeof SearchResult>;

export const Suggestion = z
  .strictObject({
    type: z.enum(['concept', 'country', 'title', 'word']),
    /** What to show, in the asked language. */
    text: z.string(),
    /** concept: `<vocabulary>/<id>`; country: its code; title: the record's id; word: the word. */
    value: z.string(),
    count: z.int().nonnegative(),
  })
  .meta({ id: 'Suggestion' });
export type Suggestion = z.infer<typeof Suggestion>;
