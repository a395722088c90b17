import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { CountryCode } from '../schemas/country.ts';
import { Language } from '../schemas/language.ts';
import { FIELD_NAMES, type FieldName, RecordKind } from '../schemas/record.ts';

/** YAML reads a lone year as a number; a period's ends are words. */
const DateWord = z.union([z.string(), z.number()]).transform(String).nullable();

const WrittenRecord = z.strictObject({
  no: z.string().optional(),
  year: z.int().optional(),
  fields: z.partialRecord(z.enum(FIELD_NAMES as [FieldName, ...FieldName[]]), z.string().min(1)),
  period: z.strictObject({ start: DateWord, end: DateWord }).optional(),
  links: z.array(z.url()).default([]),
  figures: z.array(z.strictObject({ value: z.number(), of: z.string() })).default([]),
});
export type WrittenRecord = z.infer<typeof WrittenRecord>;

const Column = z.strictObject({
  label: z.string(),
  /** A field, or what is printed from several: the number, authors with their year, all links. */
  value: z.enum(['no', 'authorsYear', 'links', ...FIELD_NAMES]),
  /** Share of the table's width. */
  width: z.number().positive().optional(),
});
export type Column = z.infer<typeof Column>;

const Section = z.strictObject({
  heading: z.string(),
  paragraphs: z.array(z.string()).default([]),
  flow: z
    .strictObject({
      caption: z.string(),
      header: z.tuple([z.string(), z.string(), z.string()]),
      rows: z.array(z.tuple([z.string(), z.string(), z.string()])),
      footnote: z.string(),
    })
    .optional(),
  kind: RecordKind.optional(),
  columns: z.array(Column).default([]),
  records: z.array(WrittenRecord).default([]),
});
export type Section = z.infer<typeof Section>;

/** One sample document as it is written, before it is typeset. */
export const WrittenDocument = z.strictObject({
  form: z.enum(['report', 'listing']),
  typesetting: z.enum(['grid', 'cards', 'word', 'articles', 'table']),
  country: CountryCode,
  language: Language,
  title: z.string(),
  subtitle: z.string().optional(),
  year: z.int().optional(),
  about: z.array(z.string()).default([]),
  site: z.string().optional(),
  lead: z.string().optional(),
  nav: z.array(z.string()).default([]),
  footer: z.string().optional(),
  sections: z.array(Section),
  references: z.array(z.string()).default([]),
});
export type WrittenDocument = z.infer<typeof WrittenDocument>;

export const readWritten = (path: string): WrittenDocument =>
  WrittenDocument.parse(parse(readFileSync(path, 'utf8')));

/** What a column prints for a record; an absent value prints nothing. Links are joined by a blank. */
export function printed(record: WrittenRecord, value: Column['value']): string {
  if (value === 'no') return record.no ?? '';
  if (value === 'links') return record.links.join(' ');
  if (value === 'authorsYear') {
    return record.year ? `${record.fields.authors} (${record.year})` : (record.fields.authors ?? '');
  }
  return record.fields[value] ?? '';
}
