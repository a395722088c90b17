import { FIELDS_BY_KIND, type RecordKind } from '../../schemas/record.ts';
import { isPeriodWithoutDates, readPeriod } from '../values/read-period.ts';
import { saysNothing } from '../values/says-nothing.ts';
import type { Slot } from './kind-slots.ts';
import type { MappedColumn } from './map-columns.ts';

/** What stands under a header or beside a label. */
export interface ColumnContent {
  readonly texts: readonly string[];
  /** How many of them carry a link. */
  readonly linkCount: number;
}

/** The order in which reports print a kind's columns; source: the template of the partnership's national reports. */
const ORDER: Record<RecordKind, readonly Slot[]> = {
  study: ['no', 'authors', 'purpose', 'studyType', 'dataCollection', 'participants', 'findings', 'links'],
  project: ['no', 'author', 'title', 'programme', 'period', 'implementationLevel', 'objective', 'links'],
  practice: ['no', 'title', 'aims', 'period', 'activities', 'results', 'links'],
  aspect: ['no', 'title', 'programme', 'type', 'aims', 'period', 'implementationLevel', 'results', 'links'],
  product: ['no', 'title', 'writer', 'country', 'productType', 'results', 'links'],
  case: ['no', 'title', 'narrative'],
};

/** Slots that are told by their content alone, never by their place. */
const BY_CONTENT: ReadonlySet<Slot> = new Set<Slot>(['no', 'links', 'period', 'year']);
/** Slots that hold a few words; mean length in characters. */
const SHORT: Partial<Record<Slot, number>> = {
  type: 90,
  studyType: 110,
  country: 60,
  productType: 90,
  title: 260,
  author: 260,
  authors: 200,
  writer: 200,
};

const SIMILARITY_BY_CONTENT = 0.6;
const SIMILARITY_BY_PLACE = 0.5;

/**
 * Gives columns whose header nobody knows a slot: numbers in order, links and dates by what stands in them, and others by
 * their place, where between two known columns exactly as many fields are missing as there are unknown headers.
 */
export function fillGaps(
  kind: RecordKind,
  columns: readonly MappedColumn[],
  contents: readonly ColumnContent[],
): MappedColumn[] {
  const taken = new Set<Slot>(columns.flatMap((column) => (column.slot === null ? [] : [column.slot])));
  const filled = columns.map((column, i): MappedColumn => {
    if (column.slot !== null) return column;
    const slot = slotByContent(contents[i], kind);
    if (!slot || taken.has(slot)) return column;
    taken.add(slot);
    return { ...column, slot, similarity: SIMILARITY_BY_CONTENT };
  });
  return fillByPlace(kind, filled, contents, taken);
}

function slotByContent(content: ColumnContent | undefined, kind: RecordKind): Slot | null {
  const texts = content?.texts.filter((text) => text !== '' && !saysNothing(text)) ?? [];
  if (!content || (texts.length === 0 && content.linkCount === 0)) return null;
  const share = (test: (text: string) => boolean): number =>
    texts.filter(test).length / Math.max(1, texts.length);
  if (texts.length > 1 && share((text) => /^#?\d{1,3}[.)]?$/u.test(text)) >= 0.8 && rises(texts)) return 'no';
  const isAddress = (text: string): boolean => /^(?:https?:\/\/|www\.)\S+$/iu.test(text.replace(/\s+/g, ''));
  if (
    share(isAddress) >= 0.6 ||
    (content.linkCount >= Math.max(1, texts.length * 0.6) && share((text) => text.length <= 60) >= 0.8)
  )
    return 'links';
  const hasPeriod = (FIELDS_BY_KIND[kind] as readonly string[]).includes('period'); // widened: the tuple of names is exact
  const isDated = (text: string): boolean =>
    text.length <= 60 && (readPeriod(text) !== null || isPeriodWithoutDates(text));
  if (hasPeriod && share(isDated) >= 0.6 && texts.some((text) => readPeriod(text) !== null)) return 'period';
  if (kind === 'study' && share((text) => /^\(?(?:19|20)\d\d[a-z]?\)?$/u.test(text)) >= 0.8) return 'year';
  return null;
}

const rises = (texts: readonly string[]): boolean => {
  const numbers = texts.map((text) => Number.parseInt(text.replace(/\D/g, ''), 10));
  return numbers.every((number, i) => i === 0 || number > (numbers[i - 1] ?? 0));
};

function fillByPlace(
  kind: RecordKind,
  columns: readonly MappedColumn[],
  contents: readonly ColumnContent[],
  taken: ReadonlySet<Slot>,
): MappedColumn[] {
  const order = ORDER[kind];
  const filled = [...columns];
  for (let from = 0; from < columns.length; from++) {
    if (!isGap(columns[from])) continue;
    let to = from;
    while (isGap(columns[to + 1])) to++;
    const left = columns.slice(0, from).findLast((column) => column.slot !== null)?.slot;
    const right = columns.slice(to + 1).find((column) => column.slot !== null)?.slot;
    const leftAt = left ? order.indexOf(left) : -1;
    const rightAt = right ? order.indexOf(right) : order.length;
    const run = to - from + 1;
    const isOrdered =
      (left === undefined || leftAt >= 0) && (right === undefined || rightAt >= 0) && leftAt < rightAt;
    if (isOrdered && (left !== undefined || right !== undefined)) {
      const missing = order
        .slice(leftAt + 1, rightAt)
        .filter((slot) => !taken.has(slot) && !BY_CONTENT.has(slot));
      const fitting = run === 1 ? missing.filter((slot) => fits(slot, contents[from])) : missing;
      if (fitting.length === run) {
        for (const [i, slot] of fitting.entries()) {
          const column = columns[from + i];
          if (column && fits(slot, contents[from + i]))
            filled[from + i] = { ...column, slot, similarity: SIMILARITY_BY_PLACE };
        }
      }
    }
    from = to;
  }
  return filled;
}

/** A named column that nobody knows; one that is understood and has no field stays without. */
const isGap = (column: MappedColumn | undefined): boolean =>
  column !== undefined && column.slot === null && !column.isKnown && column.header !== '';

function fits(slot: Slot, content: ColumnContent | undefined): boolean {
  const texts = content?.texts.filter((text) => text !== '') ?? [];
  if (texts.length === 0) return false;
  const mean = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
  return mean <= (SHORT[slot] ?? Number.POSITIVE_INFINITY);
}
