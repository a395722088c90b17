import { RECORD_KINDS } from '../../schemas/record.ts';
import type { Block, Layout, TextBlock } from '../layout.ts';
import { kindsNamed, namesNoRecords } from './kind-words.ts';
import type { KindSupport } from './map-columns.ts';

/** What stands above a block: which kinds the headings name, and the heading next to it. */
export interface Surroundings {
  readonly support: KindSupport;
  /** Counts the headings: blocks with the same number belong together. */
  readonly section: number;
  /** The heading or short line directly above, when it may be the title of what follows; its index in `blocks`. */
  readonly titleAbove: number | null;
}

interface OpenHeading {
  readonly level: number;
  readonly text: string;
}

/** Walks the blocks in reading order and tells, for each, what its headings say. Blocks in `taken` head nothing. */
export function surroundingsOf(layout: Layout, taken: ReadonlySet<number> = new Set()): Surroundings[] {
  const { blocks } = layout;
  const titles = titleHeadings(blocks);
  const all: Surroundings[] = [];
  let open: OpenHeading[] = [];
  let section = 0;
  for (const [i, block] of blocks.entries()) {
    if (block.type === 'heading' && !titles.has(i) && !taken.has(i)) {
      const level = block.level ?? 3;
      open = [...open.filter((heading) => heading.level < level), { level, text: block.text }];
      section++;
    }
    const lead = i > 0 && !titles.has(i - 1) ? leadOf(blocks[i - 1], blocks[i - 2]) : null;
    if (lead && (block.type === 'table' || block.type === 'card') && kindsNamed(lead).length > 0) section++;
    all.push({
      support: supportOf(open, [lead, block.type === 'table' ? block.caption : null], layout.title),
      section,
      titleAbove: titles.has(i - 1) ? i - 1 : null,
    });
  }
  return all;
}

/** A caption, or a short line that ends like a heading, just above a table. */
function leadOf(above: Block | undefined, beforeThat: Block | undefined): string | null {
  for (const block of [above, beforeThat]) {
    if (!block || block.type === 'table' || block.type === 'card') return null;
    if (block.type === 'furniture' || block.type === 'footnote') continue;
    if (block.type === 'heading') return null;
    if (block.type === 'caption') return block.text;
    return block.text.length <= 140 && !/[.!?]$/u.test(block.text.trim()) ? block.text : null;
  }
  return null;
}

function supportOf(
  open: readonly OpenHeading[],
  leads: readonly (string | null)[],
  title: string | null,
): KindSupport {
  const support: KindSupport = {};
  const add = (text: string, weight: number): boolean => {
    const kinds = kindsNamed(text);
    for (const kind of kinds) support[kind] = (support[kind] ?? 0) + weight / kinds.length;
    return kinds.length > 0;
  };
  let weight = 1.6;
  for (const lead of leads) if (lead && add(lead, weight)) weight = 0.4;
  for (const heading of [...open].reverse()) {
    if (namesNoRecords(heading.text) && kindsNamed(heading.text).length === 0) {
      for (const kind of RECORD_KINDS) support[kind] = (support[kind] ?? 0) - 0.8;
      weight = 0.3;
    } else if (add(heading.text, heading.level === 1 ? Math.min(weight, 0.8) : weight)) weight = 0.3;
  }
  if (weight > 1 && title) add(title, 0.4);
  return support;
}

/**
 * Headings that name one card or label-value table each, not a section: they stand directly above one, and at least
 * two headings of their level do. A heading above another heading is a section's.
 */
function titleHeadings(blocks: readonly Block[]): ReadonlySet<number> {
  const candidates = new Map<string, number[]>();
  const cards = blocks.filter(
    (block) => block.type === 'card' || (block.type === 'table' && isLabelShaped(block)),
  ).length;
  for (const [i, block] of blocks.entries()) {
    const next = blocks[i + 1];
    const isAbove = next?.type === 'card' || (next?.type === 'table' && isLabelShaped(next));
    if (!isAbove || !isTitleLike(block)) continue;
    const key = block.type === 'heading' ? `heading ${block.level ?? 0}` : 'line';
    candidates.set(key, [...(candidates.get(key) ?? []), i]);
  }
  const titles = new Set<number>();
  for (const indexes of candidates.values()) {
    if (indexes.length < 2) continue;
    // A heading over a few cards of many is a section's.
    if (indexes.length < cards / 2) continue;
    // Where half of them name a kind of record and cards stand without one, they are the headings of sections.
    const naming = indexes.filter((i) => {
      const block = blocks[i];
      return block && 'text' in block && kindsNamed(block.text).length > 0;
    });
    if (naming.length === indexes.length || (naming.length >= indexes.length / 2 && indexes.length < cards))
      continue;
    for (const i of indexes) titles.add(i);
  }
  return titles;
}

const isTitleLike = (block: Block): block is TextBlock =>
  block.type === 'heading' ||
  (block.type === 'paragraph' && block.text.length <= 160 && !/[.!?:]$/u.test(block.text.trim()));

export const isLabelShaped = (table: { readonly colCount: number; readonly headerRows: number }): boolean =>
  table.colCount === 2 && table.headerRows === 0;
