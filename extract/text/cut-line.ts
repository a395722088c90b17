import { isTitleSlot } from './column-model.ts';
import type { TableModel } from './line-costs.ts';
import { absenceCost, isText, presenceCost, type Situation } from './open-cell.ts';

/** A stretch of a line's words that stands in one column. */
export interface Cut {
  readonly from: number;
  readonly to: number;
  readonly col: number;
}

export interface Cutting {
  readonly cost: number;
  readonly cuts: readonly Cut[];
}

interface Way {
  readonly cost: number;
  readonly cut: Cut | null;
  readonly before: Way | null;
}

/** Ways kept at each word: the best few differ in where a border lies. */
const KEPT = 4;

/** The best ways to cut a line into pieces for columns in order, given what the row's cells hold so far. */
export function cuttings(situation: Situation, model: TableModel): Cutting[] {
  const { costs, body, isNew } = situation;
  const { columns, weights } = model;
  const size = body.line.words.length;
  let reached: Way[][] = Array.from({ length: size + 1 }, () => []);
  reached[0] = [{ cost: 0, cut: null, before: null }];
  for (const [col, column] of columns.entries()) {
    const absence = absenceCost(col, situation, model);
    // A row begins with the columns that name it.
    const leading = isNew && isText(column) ? Math.max(absence, weights.leadingAbsent) : absence;
    const next: Way[][] = reached.map((ways, index) => {
      const added = index === 0 ? leading : absence;
      return added === 0
        ? [...ways]
        : ways.map((way) => ({ cost: way.cost + added, cut: null, before: way }));
    });
    const capital =
      weights.capitalWithin * (isTitleSlot(column.slot) ? weights.inTitles : 1) * (isNew ? 1.5 : 1);
    for (let from = 0; from < size; from += 1) {
      const ways = reached[from];
      const contents = costs.content[col]?.[from];
      if (!ways || ways.length === 0 || !contents) continue;
      const begin = presenceCost(col, from, situation, model) + (costs.border[from] ?? 0);
      let inside = 0;
      for (let to = from + 1; to <= size; to += 1) {
        const content = contents[to];
        if (content === undefined) break;
        if (to > from + 1)
          inside += (costs.noBorder[to - 1] ?? 0) + (costs.capitalWithin[to - 1] ? capital : 0);
        const cost = begin + content + inside;
        const kept = next[to];
        if (kept) for (const way of ways) keepBest(kept, way, way.cost + cost, { from, to, col });
      }
    }
    reached = next;
  }
  return (reached[size] ?? []).map((way) => ({ cost: way.cost, cuts: cutsOf(way) }));
}

/** Keeps the cheapest few, cheapest first. */
function keepBest(kept: Way[], before: Way, cost: number, cut: Cut): void {
  const worst = kept[KEPT - 1];
  if (worst && worst.cost <= cost) return;
  let place = Math.min(kept.length, KEPT - 1);
  for (let above = kept[place - 1]; above && above.cost > cost; above = kept[place - 1]) {
    kept[place] = above;
    place -= 1;
  }
  kept[place] = { cost, cut, before };
}

function cutsOf(last: Way): Cut[] {
  const cuts: Cut[] = [];
  for (let way: Way | null = last; way; way = way.before) if (way.cut) cuts.push(way.cut);
  return cuts.reverse();
}
