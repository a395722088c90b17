import type { RecordKind } from '../schemas/record.ts';
import type { WrittenDocument } from './typeset-source.ts';

/** What extraction shall find: the form in which the scorer reads both sides. */
export interface GoldRecord {
  readonly country: string;
  readonly kind: RecordKind;
  readonly no: string | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly links: readonly string[];
  readonly year: number | null;
  readonly period: { readonly start: string | null; readonly end: string | null } | null;
  readonly figures: readonly { readonly value: number; readonly of: string }[];
}

/** The records of a document as it was written, in its order. */
export function goldOf(document: WrittenDocument): GoldRecord[] {
  return document.sections.flatMap(({ kind, records }) =>
    kind === undefined
      ? []
      : records.map((record) => ({
          country: document.country,
          kind,
          no: record.no ?? null,
          fields: record.fields as Record<string, string>, // partial: absent fields are no keys
          links: record.links,
          year: record.year ?? null,
          period: record.period ?? null,
          figures: record.figures,
        })),
  );
}
