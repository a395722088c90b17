import { z } from 'zod';
import { CountryCode } from './country.ts';
import { Evidence } from './evidence.ts';
import { FIELDS_BY_KIND, RECORD_KINDS } from './facet.ts';
import { Language } from './language.ts';
import { Note } from './note.ts';
import { Period } from './period.ts';

export { FIELDS_BY_KIND, RECORD_KINDS } from './facet.ts';

export const RecordKind = z.enum(RECORD_KINDS).meta({ id: 'RecordKind' });
export type RecordKind = z.infer<typeof RecordKind>;

export type FieldName = (typeof FIELDS_BY_KIND)[RecordKind][number];
export const FIELD_NAMES: readonly FieldName[] = [...new Set(Object.values(FIELDS_BY_KIND).flat())];

/** Text fields by name: the whole cell's text, white space folded, broken words rejoined. An absent value is absent. */
const Fields = z.partialRecord(z.enum(FIELD_NAMES as [FieldName, ...FieldName[]]), z.string().min(1));

/** A count with its noun: 58 workshops, 1100 pupils, n=20 interviews. */
export const Figure = z
  .strictObject({ value: z.number(), of: z.string().min(1), quote: z.string().min(1) })
  .meta({ id: 'Figure' });
export type Figure = z.infer<typeof Figure>;

/** A concept of a vocabulary with the words of the record that gave it. `id` is `<vocabulary>/<concept>`. */
export const ConceptMention = z
  .strictObject({ id: z.string().regex(/^[\w-]+\/[\w-]+$/), field: z.string(), quote: z.string() })
  .meta({ id: 'ConceptMention' });
export type ConceptMention = z.infer<typeof ConceptMention>;

/** Things with evidence and confidence beside the text fields. */
export const DERIVED_NAMES = ['no', 'links', 'year', 'period', 'figures'] as const;

/**
 * One study, project, practice, aspect, product or case as a report gives it: the unit that is reviewed, published,
 * searched and cited.
 */
export const AtlasRecord = z
  .strictObject({
    /** `<kind>_<16 hex>`: follows from source, kind and identifying words, so a new edition meets its older self. */
    id: z.string().regex(/^(study|project|practice|aspect|product|case)_[0-9a-f]{16}$/),
    kind: RecordKind,
    /** The country of the report. */
    country: CountryCode,
    /** The number printed beside it, as printed without its point; null without one. */
    no: z.string().nullable(),
    fields: Fields,
    links: z.array(z.string()),
    /** When a study or product was published; other kinds have a period. */
    year: z.int().min(1000).max(2999).nullable(),
    period: Period.nullable(),
    figures: z.array(Figure),
    /** The language most of its text is in. */
    language: Language,
    /** Fields whose language is another one. */
    fieldLanguages: z.record(z.string(), Language),
    concepts: z.array(ConceptMention),
    /** By field name, and `no`, `links`, `year`, `period`, `figures`: where the value stands, in reading order. */
    evidence: z.record(z.string(), z.array(Evidence)),
    /** By the same names, 0 to 1: how far what was seen agrees on it. */
    confidence: z.record(z.string(), z.number().min(0).max(1)),
    notes: z.array(Note),
    /** sha256 of the document it was read from, in hex. */
    document: z.string().regex(/^[0-9a-f]{64}$/),
    /** The source's id; null when a file was only extracted. */
    source: z.string().nullable(),
  })
  .meta({ id: 'AtlasRecord' });
export type AtlasRecord = z.infer<typeof AtlasRecord>;

/** What names a record to a person: its title, else the authors, else the start of its first field. */
export function recordTitle(record: Pick<AtlasRecord, 'kind' | 'fields' | 'year'>): string {
  const { title, authors, author, purpose, aims, objective } = record.fields;
  if (title) return title;
  const by = authors ?? author;
  if (by) return record.year ? `${by} (${record.year})` : by;
  return purpose ?? aims ?? objective ?? Object.values(record.fields)[0] ?? record.kind;
}
