import {
  addressCost,
  addressLook,
  type ColumnModel,
  contentCost,
  isTitleSlot,
  type Likeness,
  likenessOf,
} from './column-model.ts';
import { printedWidth } from './printed-width.ts';
import { endsSentence, isUnfinished, startsSmall } from './sentence-ends.ts';
import type { TextLine, Word } from './text-lines.ts';
import type { Weights } from './weights.ts';

/** A line of a table's body, with what stands around it. */
export interface BodyLine {
  readonly line: TextLine;
  /** Blank lines before it. */
  readonly blanksBefore: number;
  /** A page began since the line before; and whether its header was printed already. */
  readonly startsPage: boolean;
  readonly followsHeader: boolean;
  /** It stands among short lines without wide gaps: most likely one cell's lines, one below the other. */
  readonly isNarrow: boolean;
  /** Squashed addresses that its page's links open. */
  readonly addresses: string;
}

/** A stretch of a line given to a row and column. */
export interface Given {
  readonly line: TextLine;
  readonly from: number;
  readonly to: number;
  readonly row: number;
  readonly col: number;
}

interface OpenCell {
  readonly text: string;
  readonly letters: number;
  readonly isEnded: boolean;
  readonly isUnfinished: boolean;
  /** Index of the body line that held its last piece. */
  readonly at: number;
  readonly pieces: number;
}
type Cells = readonly (OpenCell | null)[];

interface State {
  readonly cost: number;
  readonly row: number;
  readonly number: number | null;
  readonly cells: Cells;
  /** Columns of the last line's pieces. */
  readonly last: readonly number[];
  readonly given: Trail | null;
}
interface Trail {
  readonly before: Trail | null;
  readonly line: TextLine;
  readonly cuts: readonly Cut[];
  readonly row: number;
}
interface Cut {
  readonly from: number;
  readonly to: number;
  readonly col: number;
}

const BEAM = 24;
/** A blank's printed width, in average letters. */
const BLANK = 0.65;

/**
 * Gives every word of a table's body to a row and a column. A text layer keeps neither borders nor positions, so the
 * whole is weighed: a column's lines are about as long as it is wide (a line is broken where its next word no longer
 * fits), a cell goes on as language goes on, addresses and periods stand in their columns, and cells follow each
 * other side by side or one after the other. A beam search keeps the likeliest readings from line to line.
 */
export function assignCells(
  body: readonly BodyLine[],
  columns: readonly ColumnModel[],
  weights: Weights,
): Given[] {
  let beam: State[] = [
    { cost: 0, row: -1, number: null, cells: columns.map(() => null), last: [], given: null },
  ];
  const none = columns.map(() => null);
  for (const [at, line] of body.entries()) {
    const costs = lineCosts(line, columns, weights);
    const fresh = cuttings(none, [], line, costs, at, columns, true, weights);
    const next: State[] = [];
    for (const state of beam) {
      if (state.row >= 0) next.push(...continued(state, line, costs, at, columns, weights));
      next.push(...advanced(state, line, fresh, at, columns, weights));
    }
    next.sort((a, b) => a.cost - b.cost);
    beam = distinct(next).slice(0, BEAM);
  }
  const [best] = beam;
  return best ? trailOf(best.given) : [];
}

/** Readings that differ only in the past end alike: the cheapest of them stands for all. */
function distinct(states: readonly State[]): State[] {
  const seen = new Set<string>();
  return states.filter((state) => {
    const key = `${state.row} ${state.cells.map((cell) => (cell ? `${cell.at}:${cell.text}` : '')).join('|')}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function trailOf(last: Trail | null): Given[] {
  const given: Given[] = [];
  for (let trail = last; trail; trail = trail.before)
    for (const cut of [...trail.cuts].reverse())
      given.push({ line: trail.line, from: cut.from, to: cut.to, row: trail.row, col: cut.col });
  return given.reverse();
}

function continued(
  state: State,
  line: BodyLine,
  costs: LineCosts,
  at: number,
  columns: readonly ColumnModel[],
  weights: Weights,
): State[] {
  return cuttings(state.cells, state.last, line, costs, at, columns, false, weights).map(
    ({ cost, cuts }) => ({
      cost: state.cost + cost,
      row: state.row,
      number: state.number,
      ...applied(state.cells, cuts, line, at),
      given: { before: state.given, line: line.line, cuts, row: state.row },
    }),
  );
}

function advanced(
  state: State,
  line: BodyLine,
  fresh: readonly Cutting[],
  at: number,
  columns: readonly ColumnModel[],
  weights: Weights,
): State[] {
  const begin = beginCost(state, line, columns, weights);
  if (begin === null) return [];
  const none = columns.map(() => null);
  const numberColumn = columns.findIndex((column) => column.slot === 'no');
  return fresh.map(({ cost, cuts }) => {
    const first = cuts[0];
    const isNumbered = first !== undefined && first.col === numberColumn;
    const number = isNumbered ? Number.parseInt(line.line.words[first.from]?.text ?? '', 10) : null;
    const expected = state.number === null ? 1 : state.number + 1;
    let numbering = 0;
    if (numberColumn >= 0) {
      // The cutting has counted a number already.
      if (number === null) numbering = 1;
      else if (number === expected) numbering = -1.5;
      else if (state.number !== null && number > state.number && number <= state.number + 3) numbering = 0.5;
      else numbering = state.number === null ? 0.5 : 5;
    }
    return {
      cost: state.cost + cost + begin + numbering,
      row: state.row + 1,
      number: number ?? (state.number === null ? null : state.number + 1),
      ...applied(none, cuts, line, at),
      given: { before: state.given, line: line.line, cuts, row: state.row + 1 },
    };
  });
}

/** What it costs that a row begins here; null where it cannot. */
function beginCost(
  state: State,
  line: BodyLine,
  columns: readonly ColumnModel[],
  weights: Weights,
): number | null {
  if (state.row < 0) return 0;
  let cost = weights.row;
  // A row seldom has empty cells: what has not begun yet may still come.
  for (const [col, cell] of state.cells.entries())
    if (!cell && isText(columns[col])) cost += weights.rowMissing;
  for (const cell of state.cells) if (cell?.isUnfinished) cost += weights.rowOpen;
  if (line.followsHeader) cost -= weights.rowAfterHeader;
  if (line.blanksBefore > 0) cost -= weights.rowAfterBlank;
  return cost;
}

const isText = (column: ColumnModel | undefined): boolean =>
  column?.slot !== 'no' && column?.slot !== 'links';

function applied(
  cells: Cells,
  cuts: readonly Cut[],
  line: BodyLine,
  at: number,
): { cells: Cells; last: number[] } {
  const next = [...cells];
  for (const cut of cuts) {
    const before = cells[cut.col];
    const text = textOf(line.line.words, cut.from, cut.to);
    next[cut.col] = {
      text,
      letters: printedWidth(text),
      isEnded: endsSentence(text),
      isUnfinished: isUnfinished(text),
      at,
      pieces: (before?.pieces ?? 0) + 1,
    };
  }
  return { cells: next, last: cuts.map((cut) => cut.col) };
}

const textOf = (words: readonly Word[], from: number, to: number): string =>
  words
    .slice(from, to)
    .map((word) => word.text)
    .join(' ');

interface Cutting {
  readonly cost: number;
  readonly cuts: readonly Cut[];
}

/** What a line costs by itself, whichever reading it continues. */
interface LineCosts {
  /** content[col][from][to]: what the column holds, and its width. */
  readonly content: readonly (readonly (readonly number[])[])[];
  readonly letters: readonly number[];
  readonly isSmall: readonly boolean[];
  /** Before each word: what a border there costs, and what none costs. */
  readonly border: readonly number[];
  readonly noBorder: readonly number[];
  /** A capital that neither a sentence's end nor a name before it explains. */
  readonly capitalWithin: readonly boolean[];
  readonly firstLetters: readonly number[];
}

function lineCosts(body: BodyLine, columns: readonly ColumnModel[], weights: Weights): LineCosts {
  const { words } = body.line;
  const hasLinkColumn = columns.some((column) => column.slot === 'links');
  const hasNumbers = columns.some((column) => column.slot === 'no');
  const letters = [0];
  for (const word of words) letters.push((letters.at(-1) ?? 0) + printedWidth(word.text) + BLANK);
  const kept = new Map<number, Likeness>();
  const likeness = (from: number, to: number): Likeness => {
    const key = from * 1000 + to;
    const known = kept.get(key);
    if (known) return known;
    const fresh = likenessOf(textOf(words, from, to));
    kept.set(key, fresh);
    return fresh;
  };
  const looks = words.map((word) => addressLook(word.text, body.addresses));
  const lookCosts = columns.map(({ slot }) =>
    looks.map((look) => addressCost(look, slot, hasLinkColumn, weights)),
  );
  return {
    letters,
    isSmall: words.map((word) => startsSmall(word.text)),
    firstLetters: words.map((word) => printedWidth(word.text)),
    border: words.map((word) =>
      word.gap > 1
        ? 0
        : startsSmall(word.text)
          ? weights.borderAtSmall
          : /^[^\p{L}]*\p{Lu}/u.test(word.text)
            ? weights.borderAtCapital
            : 1,
    ),
    capitalWithin: words.map((word, index) => {
      const before = words[index - 1]?.text ?? '';
      return (
        index > 0 &&
        /^\p{Lu}\p{Ll}/u.test(word.text) &&
        !endsSentence(before) &&
        !/^[^\p{L}]*\p{Lu}/u.test(before)
      );
    }),
    noBorder: words.map((word, index) =>
      index === 0 || word.gap <= 1 ? 0 : word.gap > 2 ? weights.noBorderAtMore : weights.noBorderAtTwo,
    ),
    content: columns.map(({ slot, widthLetters }, col) =>
      words.map((_, from) => {
        const costs: number[] = [];
        let addresses = 0;
        for (let to = from + 1; to <= words.length; to += 1) {
          const size = (letters[to] ?? 0) - (letters[from] ?? 0) - BLANK;
          if (to > from + 1 && size > widthLetters * 1.7 + 6) break;
          addresses += lookCosts[col]?.[to - 1] ?? 0;
          const over = size - widthLetters * 1.12;
          costs[to] =
            contentCost(likeness(from, to), slot, weights) +
            addresses +
            (hasNumbers && from === 0 && to > 1 && /^\d{1,3}\.?$/u.test(words[0]?.text ?? '') ? 2.5 : 0) +
            (over > 0 ? Math.min(9, over * weights.overWidth) : 0);
        }
        return costs;
      }),
    ),
  };
}

/** Ways kept at each word: the best few differ in where a border lies. */
const KEEP = 2;

/** The best ways to cut a line into pieces for columns in order, given what the row's cells hold so far. */
function cuttings(
  cells: Cells,
  last: readonly number[],
  body: BodyLine,
  costs: LineCosts,
  at: number,
  columns: readonly ColumnModel[],
  isNew: boolean,
  weights: Weights,
): Cutting[] {
  const size = body.line.words.length;
  const border = body.isNarrow
    ? weights.borderAmongShort
    : last.length >= 3 || isNew
      ? weights.borderAmongMany
      : weights.border;
  let reached: Way[][] = Array.from({ length: size + 1 }, () => []);
  reached[0] = [{ cost: 0, cut: null, before: null }];
  for (const [col, column] of columns.entries()) {
    const skip = isNew ? skipAtStart(column, body, weights) : skipCost(cells, last, col, at, body, weights);
    const next: Way[][] = reached.map((ways) =>
      skip === 0 ? [...ways] : ways.map((way) => ({ cost: way.cost + skip, cut: null, before: way })),
    );
    const capital =
      (isNew ? weights.capitalWithinFirst : weights.capitalWithin) *
      (isTitleSlot(column.slot) ? weights.inTitles : 1);
    for (let from = 0; from < size; from += 1) {
      const ways = reached[from];
      if (!ways || ways.length === 0) continue;
      const begin =
        startCost(column, cells, col, at, body, costs, from, columns, isNew, last, weights) +
        (from > 0 ? (costs.border[from] ?? 0) * border : 0);
      const contents = costs.content[col]?.[from];
      if (!contents) continue;
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

interface Way {
  readonly cost: number;
  readonly cut: Cut | null;
  readonly before: Way | null;
}

/** Keeps the cheapest few, cheapest first, without making what is not kept. */
function keepBest(kept: Way[], before: Way, cost: number, cut: Cut): void {
  const worst = kept[KEEP - 1];
  if (worst && worst.cost <= cost) return;
  let place = Math.min(kept.length, KEEP - 1);
  while (place > 0 && (kept[place - 1]?.cost ?? 0) > cost) {
    const moved = kept[place - 1];
    if (moved) kept[place] = moved;
    place -= 1;
  }
  kept[place] = { cost, cut, before };
}

function cutsOf(last: Way): Cut[] {
  const cuts: Cut[] = [];
  for (let way: Way | null = last; way; way = way.before) if (way.cut) cuts.push(way.cut);
  return cuts.reverse();
}

const skipAtStart = ({ slot }: ColumnModel, body: BodyLine, weights: Weights): number =>
  body.isNarrow || slot === 'no' ? 0 : slot === 'links' ? weights.skipsAtStart / 4 : weights.skipsAtStart;

/** A cell that was going on and has nothing on this line. */
function skipCost(
  cells: Cells,
  last: readonly number[],
  col: number,
  at: number,
  body: BodyLine,
  weights: Weights,
): number {
  const cell = cells[col];
  if (!cell || cell.at !== at - 1 || body.blanksBefore > 0 || body.startsPage) return 0;
  if (cell.isEnded) return last.length <= 1 ? 0.4 : weights.skipsEnded;
  return (
    (cell.isUnfinished ? weights.skipsOpen : weights.skipsNeither) *
    (last.length >= 3 ? weights.skipsAmongMany : 1)
  );
}

/** What it costs that a piece of this column begins at this word. */
function startCost(
  { slot, widthLetters }: ColumnModel,
  cells: Cells,
  col: number,
  at: number,
  body: BodyLine,
  costs: LineCosts,
  from: number,
  columns: readonly ColumnModel[],
  isNew: boolean,
  last: readonly number[],
  weights: Weights,
): number {
  const cell = cells[col];
  const isSmall = costs.isSmall[from] === true && slot !== 'links';
  const isSingle =
    last.length === 1 &&
    last[0] !== col &&
    body.blanksBefore === 0 &&
    !body.startsPage &&
    !body.followsHeader;
  if (!cell) {
    let cost = isSmall ? weights.beginsSmall : weights.begins;
    if (slot === 'no') return isNew && from === 0 ? -2.5 : 9;
    if (!isNew) {
      // Cells of a row begin together, or one after the other in the order of the columns.
      cost += body.blanksBefore > 0 ? weights.beginsAfterBlank : weights.beginsLater;
      for (let left = 0; left < col; left += 1)
        if (!cells[left] && isText(columns[left])) cost += weights.leftEmpty;
      for (let right = col + 1; right < cells.length; right += 1)
        if (cells[right] && isText(columns[right])) cost += weights.rightBegun;
      if (isSingle) cost += weights.changesWithin;
    }
    return cost;
  }
  if (slot === 'no') return 6;
  let cost = 0;
  const since = at - cell.at;
  if (slot !== 'links') {
    // A line ends where its next word no longer fits: one that would have fitted speaks against the continuation.
    const room = widthLetters * weights.full - (cell.letters + BLANK + (costs.firstLetters[from] ?? 0));
    if (room > 0)
      cost += Math.min(weights.mostRoom, room * (cell.isEnded ? weights.roomAfterEnd : weights.room));
    const capital = isTitleSlot(slot) ? weights.inTitles : 1;
    if (cell.isEnded) cost += isSmall ? weights.smallAfterEnd : weights.capitalAfterEnd;
    else if (!isSmall)
      cost += (cell.isUnfinished ? weights.capitalAfterOpen : weights.capitalAfterNeither) * capital;
  }
  if (since > 1) cost += weights.resumes + Math.min(1.5, 0.1 * since) + (isSingle ? 1 : 0);
  if (body.blanksBefore > 0 && since === 1)
    cost +=
      isSmall || slot === 'links'
        ? weights.acrossBlankSmall
        : cell.isUnfinished
          ? weights.acrossBlankOpen
          : weights.acrossBlank;
  return cost;
}
