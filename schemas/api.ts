import { z } from 'zod';
import { Comparison } from './compare.ts';
import { CountryCode } from './country.ts';
import { SourceDocument } from './document.ts';
import { CountryStatistic } from './extraction.ts';
import { LinkCheck } from './link-check.ts';
import { AtlasRecord, RecordKind } from './record.ts';
import { RecordStatus } from './record-version.ts';
import { SearchHit } from './search.ts';
import { SearchStatement } from './search-statement.ts';
import { Source } from './source.ts';

/** One earlier state of a record, without its content. */
export const HistoryEntry = z
  .strictObject({
    version: z.int().min(1),
    status: RecordStatus,
    changedAt: z.iso.datetime(),
    changedBy: z.string(),
    reason: z.string(),
    changedFields: z.array(z.string()),
  })
  .meta({ id: 'HistoryEntry' });
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** Ready-made citations of a record, plain text each. */
export const Citations = z
  .strictObject({
    apa: z.string(),
    iso690: z.string(),
    mla: z.string(),
    chicago: z.string(),
    bibtex: z.string(),
    ris: z.string(),
    csl: z.string(),
  })
  .meta({ id: 'Citations' });
export type Citations = z.infer<typeof Citations>;

/** Answer of `GET /api/v1/records/{id}`. */
export const RecordPage = z
  .strictObject({
    record: AtlasRecord,
    title: z.string(),
    /** The version that is shown. */
    version: z.int().min(1),
    /** The newest one; greater than `version` where an earlier one was asked for. */
    newestVersion: z.int().min(1),
    status: RecordStatus,
    changedAt: z.iso.datetime(),
    changedBy: z.string(),
    source: Source,
    document: SourceDocument,
    /** Newest first. */
    history: z.array(HistoryEntry),
    /** Records that share most concepts with it; never itself. */
    related: z.array(SearchHit),
    /** Likely the same study or project, in other sources or of another kind. */
    duplicates: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        kind: RecordKind,
        country: CountryCode,
        score: z.number(),
        reason: z.string(),
      }),
    ),
    citations: Citations,
    /** What became of the record's links when they were asked last; those that never were are absent. */
    linkChecks: z.array(LinkCheck),
  })
  .meta({ id: 'RecordPage' });
export type RecordPage = z.infer<typeof RecordPage>;

export const CountrySummary = z
  .strictObject({
    code: CountryCode,
    total: z.int().nonnegative(),
    kinds: z.partialRecord(RecordKind, z.int().nonnegative()),
    /** Number of sources that report on it. */
    sources: z.int().nonnegative(),
  })
  .meta({ id: 'CountrySummary' });
export type CountrySummary = z.infer<typeof CountrySummary>;

/** Answer of `GET /api/v1/countries/{code}`: what its reports say of themselves, and what they hold. */
export const CountryPage = z
  .strictObject({
    country: CountrySummary,
    reports: z.array(
      z.strictObject({
        source: Source,
        document: SourceDocument,
        searchStatement: SearchStatement.nullable(),
        statistics: z.array(CountryStatistic),
        kinds: z.array(z.string()),
      }),
    ),
    /** Good practices first, then the newest of each other kind. */
    highlights: z.array(SearchHit),
  })
  .meta({ id: 'CountryPage' });
export type CountryPage = z.infer<typeof CountryPage>;

/** Answer of `GET /api/v1/compare`: the comparison and what a citation of it needs. */
export const ComparisonPage = z
  .strictObject({
    comparison: Comparison,
    /** Grows with every change of the index: part of a comparison's citation. */
    indexVersion: z.string(),
    computedAt: z.iso.datetime(),
  })
  .meta({ id: 'ComparisonPage' });
export type ComparisonPage = z.infer<typeof ComparisonPage>;

/** Answer of `GET /api/v1/status`. */
export const Status = z
  .strictObject({
    version: z.string(),
    indexVersion: z.string(),
    records: z.int().nonnegative(),
    countries: z.array(CountryCode),
    documents: z.int().nonnegative(),
    /** Where problems are reported: a mailbox, the address of a page, or other words; null: nobody has been named. */
    contact: z.string().nullable(),
  })
  .meta({ id: 'Status' });
export type Status = z.infer<typeof Status>;

/** RFC 9457 problem details; `code` is one of the error table's, `hint` what to do next. */
export const Problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().optional(),
    code: z.string(),
    hint: z.string(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

export const EXPORT_FORMATS = [
  'ndjson',
  'csv',
  'xlsx',
  'ris',
  'bibtex',
  'nbib',
  'endnote',
  'csl',
  'jsonld',
] as const;
export const ExportFormat = z.enum(EXPORT_FORMATS).meta({ id: 'ExportFormat' });
export type ExportFormat = z.infer<typeof ExportFormat>;
