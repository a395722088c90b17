import { RECORD_KINDS, type RecordKind } from '../../schemas/record.ts';
import type { Concept } from './header-words.ts';
import { IDENTITY, KIND_SLOTS, type Slot } from './kind-slots.ts';
import { type HeaderMeaning, matchHeader } from './match-header.ts';

/** How strongly what stands around (headings, caption, schema.org type) speaks for each kind: 0 to 2. */
export type KindSupport = Partial<Record<RecordKind, number>>;

export interface MappedColumn {
  readonly header: string;
  readonly slot: Slot | null;
  /** 0 to 1: how sure the header's words make its slot; 0 without one. */
  readonly similarity: number;
  /** Other things the column's cells hold: year, acronym, title. */
  readonly also: readonly Concept[];
  /** The header is understood, though the kind has no field for it. */
  readonly isKnown: boolean;
}

export interface ColumnMapping {
  readonly kind: RecordKind;
  readonly columns: readonly MappedColumn[];
  /** The kind's score and its lead over the next kind's; both in columns. */
  readonly score: number;
  readonly lead: number;
  /** Columns that give content: neither number nor link, year, country or type alone. */
  readonly contentCount: number;
}

const WEAK_SLOTS: ReadonlySet<Slot> = new Set<Slot>([
  'no',
  'links',
  'year',
  'country',
  'type',
  'start',
  'end',
  'implementationLevel',
]);

/**
 * Finds the kind of record that explains a set of headers best, and each header's slot in it: kind and columns are
 * weighed together, and headings only lean on the scale. Null when no kind explains them: not a table of records.
 */
export function mapColumns(headers: readonly string[], support: KindSupport): ColumnMapping | null {
  const meanings = headers.map(matchHeader);
  const ranked = RECORD_KINDS.map((kind) => mapFor(kind, headers, meanings, support[kind] ?? 0)).sort(
    (a, b) => b.score - a.score,
  );
  const [best, second] = ranked;
  if (!best || !isRecordTable(best, headers, support)) return null;
  return { ...best, lead: best.score - (second?.score ?? 0) };
}

function mapFor(
  kind: RecordKind,
  headers: readonly string[],
  meanings: readonly HeaderMeaning[],
  support: number,
): Omit<ColumnMapping, 'lead'> {
  interface Offer {
    column: number;
    slot: Slot;
    similarity: number;
    value: number;
  }
  const offers: Offer[] = meanings.flatMap((meaning, column) =>
    meaning.candidates.flatMap(({ concept, similarity }) =>
      (KIND_SLOTS[kind][concept] ?? []).map(([slot, weight]) => ({
        column,
        slot,
        similarity,
        value: similarity * weight * (meaning.kinds.includes(kind) ? 1.25 : 1),
      })),
    ),
  );
  offers.sort((a, b) => b.value - a.value || a.column - b.column);
  const chosen = new Map<number, Offer>();
  const taken = new Set<Slot>();
  for (const offer of offers) {
    if (chosen.has(offer.column) || taken.has(offer.slot)) continue;
    chosen.set(offer.column, offer);
    taken.add(offer.slot);
  }
  let score = support;
  const columns = headers.map((header, column): MappedColumn => {
    const meaning = meanings[column];
    const also = meaning?.also ?? [];
    const isKnown = (meaning?.candidates.length ?? 0) > 0;
    let offer = chosen.get(column);
    if (offer) score += offer.value;
    else {
      // A second column for a slot that is taken says little against the kind; one without a slot says more.
      offer = offers.find((o) => o.column === column && o.similarity >= 0.7);
      if (header.trim() !== '') score -= offer ? 0.1 : isKnown ? 0.6 : 0.2;
    }
    return { header, slot: offer?.slot ?? null, similarity: offer?.similarity ?? 0, also, isKnown };
  });
  const contentCount = [...taken].filter((slot) => !WEAK_SLOTS.has(slot)).length;
  return { kind, columns, score: Math.round(score * 1000) / 1000, contentCount };
}

function isRecordTable(
  mapping: Omit<ColumnMapping, 'lead'>,
  headers: readonly string[],
  support: KindSupport,
): boolean {
  const slots = new Set(mapping.columns.map((column) => column.slot));
  const named = headers.filter((header) => header.trim() !== '').length;
  const mapped = mapping.columns.filter((column) => column.slot !== null).length;
  if (!IDENTITY[mapping.kind].some((slot) => slots.has(slot))) return false;
  const isSupported = (support[mapping.kind] ?? 0) >= 0.7;
  // A lone pair of matching words happens in any table; three seldom do, and a heading vouches for two.
  if (mapping.contentCount < (isSupported ? 1 : 2)) return false;
  if (mapped < (isSupported ? 2 : 3)) return false;
  return mapped / Math.max(1, named) >= (isSupported ? 0.34 : 0.5);
}
