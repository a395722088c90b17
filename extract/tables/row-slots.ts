import { overlap, type Rule, unionOf, type Word } from '../pdf/page-content.ts';
import type { TextRow } from './text-rows.ts';

/** A cell of one row on its way: its columns and its words. */
export interface Slot {
  col: number;
  colspan: number;
  words: Word[];
}

/** A row's pieces as cells: pieces of its lines that share columns are one. */
export function slotsOf(row: TextRow): Slot[] {
  const slots: Slot[] = [];
  for (const piece of row.lines.flatMap((l) => l.pieces)) {
    const shared = slots.filter((s) => s.col < piece.col + piece.colspan && piece.col < s.col + s.colspan);
    const [first] = shared;
    if (!first) {
      slots.push({ col: piece.col, colspan: piece.colspan, words: [...piece.words] });
      continue;
    }
    for (const other of shared.slice(1)) {
      first.words.push(...other.words);
      slots.splice(slots.indexOf(other), 1);
    }
    const col = Math.min(first.col, piece.col, ...shared.map((s) => s.col));
    const end = Math.max(piece.col + piece.colspan, ...shared.map((s) => s.col + s.colspan));
    first.col = col;
    first.colspan = end - col;
    first.words.push(...piece.words);
  }
  return slots.sort((a, b) => a.col - b.col);
}

/** Widens header cells that stand centred over several columns, or have a line across below them as long as these. */
export function spreadHeader(
  rows: readonly Slot[][],
  headerCount: number,
  rowYs: readonly number[],
  across: readonly Rule[],
  extents: readonly { x0: number; x1: number }[],
  width: number,
): void {
  for (let r = 0; r + 1 < headerCount; r++) {
    const slots = rows[r] ?? [];
    slots.forEach((slot, i) => {
      if (slot.colspan > 1 || slot.words.length === 0) return;
      const box = unionOf(slot.words);
      const free = {
        from: (slots[i - 1]?.col ?? 0) + (slots[i - 1]?.colspan ?? 1),
        to: (slots[i + 1]?.col ?? extents.length) - 1,
      };
      if (i === 0) free.from = slot.col === 0 ? 0 : 1;
      const rule = across.find(
        (a) =>
          a.at > box.y1 - 0.45 * (box.y1 - box.y0) &&
          a.at < (rowYs[r + 1] ?? 0) + 4 &&
          a.to - a.from < 0.75 * width &&
          a.from < box.x0 + 3 &&
          a.to > box.x1 - 3,
      );
      if (rule) {
        const under = extents
          .map((e, c) => ({ c, part: overlap(e.x0, e.x1, rule.from, rule.to) / Math.max(1, e.x1 - e.x0) }))
          .filter((u) => u.part > 0.5 && u.c >= free.from && u.c <= free.to);
        if (under.length > 1) {
          slot.col = under[0]?.c ?? slot.col;
          slot.colspan = under.length;
          return;
        }
      }
      if (slot.col === 0) return;
      const below = new Set(rows.slice(r + 1, headerCount).flatMap((row) => row.map((s) => s.col)));
      let best: { col: number; span: number; off: number } | null = null;
      for (let from = free.from; from <= slot.col; from++)
        for (let to = slot.col; to <= free.to; to++) {
          if (to === from) continue;
          let isNamed = true;
          for (let c = from; c <= to; c++) isNamed &&= below.has(c);
          if (!isNamed) continue;
          const off = Math.abs(
            ((extents[from]?.x0 ?? 0) + (extents[to]?.x1 ?? 0)) / 2 - (box.x0 + box.x1) / 2,
          );
          const reach = (extents[to]?.x1 ?? 0) - (extents[from]?.x0 ?? 0);
          if (off < Math.max(5, 0.16 * reach) && (best === null || off < best.off - 1))
            best = { col: from, span: to - from + 1, off };
        }
      const own = extents[slot.col];
      const ownOff = own ? Math.abs((own.x0 + own.x1) / 2 - (box.x0 + box.x1) / 2) : 99;
      if (best && best.off + 2 < ownOff) {
        slot.col = best.col;
        slot.colspan = best.span;
      }
    });
  }
}
