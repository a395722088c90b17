import { type AtlasRecord, recordTitle } from '../schemas/record.ts';
import { type CitationContext, splitAuthors } from './csl.ts';

/** Unqualified Dublin Core, element name to values; source: DCMES 1.1 (ISO 15836-1:2017), the 15 elements. */
export type DublinCore = Readonly<Partial<Record<DublinCoreElement, readonly string[]>>>;
type DublinCoreElement =
  | 'title'
  | 'creator'
  | 'subject'
  | 'description'
  | 'publisher'
  | 'date'
  | 'type'
  | 'identifier'
  | 'source'
  | 'language'
  | 'relation'
  | 'coverage';

export function toDublinCore(record: AtlasRecord, context: CitationContext): DublinCore {
  const { purpose, aims, objective, findings, results } = record.fields;
  const { start, end } = record.period ?? { start: null, end: null };
  const date = record.year?.toString() ?? start ?? end;
  return {
    title: [recordTitle(record)],
    creator: splitAuthors(record.fields.authors ?? record.fields.author ?? record.fields.writer),
    subject: [
      ...new Set(record.concepts.map((concept) => concept.id.replace(/^.*\//u, '').replaceAll('-', ' '))),
    ],
    description: [purpose ?? aims ?? objective, findings ?? results].filter((text) => text !== undefined),
    publisher: context.publisher ? [context.publisher] : [],
    date: date ? [date] : [],
    type: [record.kind],
    identifier: [context.permalink],
    source: [context.sourceName],
    language: [record.language],
    relation: record.links,
    coverage: [record.country],
  };
}
