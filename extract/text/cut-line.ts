import { type CellCosts, isText, mostWidth, type Situation } from './cell-costs.ts';
import { isTitleSlot } from './column-model.ts';
import { BLANK_WIDTH } from './printed-width.ts';
import { MOST_WORDS, type PreparedLine, type TableModel } from './table-model.ts';
import { type WordCosts, wordCosts } from './word-costs.ts';

const within = (most: number, cost: number): number => Math.max(-most, Math.min(most, cost));

/** One way to cut a line: thrice a piece, its first word, the one after its last, its column; the last piece first. */
export interface Cutting {
  readonly cost: number;
  readonly cuts: Int32Array;
}

/** Ways kept at each word: the best few differ in where a border lies. */
const KEPT = 5;
/** Pieces that cost more than this for their width are not looked at. */
const MOST_OVER = 12;
/** The most that what a piece holds may bring back. */
const GAIN = 8;
/** The words of a line's piece look alike: together they tell no more than this. */
const MOST_LOOKS = 1.2;
/** The same for what they speak of. */
const MOST_SENSE = 3;
/** Printed addresses are misread more than words, and count less. */
const OVER_IN_LINKS = 0.3;

/** The best few ways to reach each word, cheapest first: their costs and the last pieces they are made of. */
class Ways {
  readonly cost: Float64Array;
  readonly piece: Int32Array;
  readonly count: Int32Array;
  constructor(size: number) {
    this.cost = new Float64Array((size + 1) * KEPT);
    this.piece = new Int32Array((size + 1) * KEPT);
    this.count = new Int32Array(size + 1);
  }
}

/** Cuts lines into pieces for columns in order. */
export class LineCutter {
  readonly #lines: readonly PreparedLine[];
  readonly #model: TableModel;
  readonly #costs: CellCosts;
  readonly #begin: Float64Array;
  #reached: Ways;
  #next: Ways;
  #words: { readonly at: number; readonly costs: WordCosts } | null = null;
  /** Pieces of the ways of one line: first word, word after the last, column, the piece before. */
  #pieces = new Int32Array(4096);
  #used = 0;
  /** Ways that cost more are not looked at. */
  #limit = Number.POSITIVE_INFINITY;

  constructor(lines: readonly PreparedLine[], model: TableModel, costs: CellCosts) {
    const longest = lines.reduce((most, { marks }) => Math.max(most, marks.size), 0);
    this.#lines = lines;
    this.#model = model;
    this.#costs = costs;
    this.#begin = new Float64Array(longest + 1);
    this.#reached = new Ways(longest);
    this.#next = new Ways(longest);
  }

  /** The best ways to cut a line, given what the row's cells hold so far; cheapest first, none dearer than `limit`. */
  cuttings(situation: Situation, limit: number): Cutting[] {
    const line = this.#lines[situation.at];
    if (!line) return [];
    const { size } = line.marks;
    this.#used = 0;
    this.#limit = limit;
    this.#reached.count.fill(0, 0, size + 1);
    this.#reached.count[0] = 1;
    this.#reached.cost[0] = 0;
    this.#reached.piece[0] = -1;
    for (let col = 0; col < this.#model.columns.length; col += 1) {
      this.#leaveOut(col, situation, size);
      this.#costs.presence(col, situation, this.#begin);
      this.#place(col, situation, line);
      [this.#reached, this.#next] = [this.#next, this.#reached];
    }
    const { cost, piece, count } = this.#reached;
    return Array.from({ length: count[size] ?? 0 }, (_, k) => ({
      cost: cost[size * KEPT + k] ?? 0,
      cuts: this.#cutsOf(piece[size * KEPT + k] ?? -1),
    }));
  }

  #cutsOf(last: number): Int32Array {
    const pieces = this.#pieces;
    let count = 0;
    for (let piece = last; piece >= 0; piece = pieces[piece + 3] ?? -1) count += 3;
    const cuts = new Int32Array(count);
    let at = 0;
    for (let piece = last; piece >= 0; piece = pieces[piece + 3] ?? -1) {
      cuts[at] = pieces[piece] ?? 0;
      cuts[at + 1] = pieces[piece + 1] ?? 0;
      cuts[at + 2] = pieces[piece + 2] ?? 0;
      at += 3;
    }
    return cuts;
  }

  #costsOfWords(at: number, line: PreparedLine): WordCosts {
    if (this.#words?.at !== at) this.#words = { at, costs: wordCosts(line, this.#model) };
    return this.#words.costs;
  }

  /** The ways that have no piece in this column. */
  #leaveOut(col: number, situation: Situation, size: number): void {
    const { columns, weights } = this.#model;
    const absence = this.#costs.absence(col, situation);
    // A row begins with the columns that name it.
    const leading =
      situation.cells === null && isText(columns[col]) ? Math.max(absence, weights.leadingAbsent) : absence;
    const { cost, piece, count } = this.#reached;
    const next = this.#next;
    const limit = this.#limit;
    for (let i = 0; i <= size; i += 1) {
      const ways = count[i] ?? 0;
      const first = i * KEPT;
      let kept = 0;
      for (; kept < ways; kept += 1) {
        const total = (cost[first + kept] ?? 0) + (i === 0 ? leading : absence);
        if (total > limit) break;
        next.cost[first + kept] = total;
        next.piece[first + kept] = piece[first + kept] ?? -1;
      }
      next.count[i] = kept;
    }
  }

  /** The ways whose last piece is in this column. */
  #place(col: number, { at, cells }: Situation, line: PreparedLine): void {
    const { columns, weights, overSlope } = this.#model;
    const column = columns[col];
    const content = line.content[col];
    if (!column || !content) return;
    const { border, inner, strayCapital, shapes, senses } = this.#costsOfWords(at, line);
    const looks = shapes[col];
    const about = senses[col];
    if (!looks || !about) return;
    const { marks, body } = line;
    const { size, x } = marks;
    const { cost, piece, count } = this.#reached;
    const begin = this.#begin;
    const capital =
      weights.capitalWithin * (isTitleSlot(column.slot) ? weights.inTitles : 1) * (cells === null ? 1.5 : 1);
    const slope = overSlope * weights.over * (column.slot === 'links' ? OVER_IN_LINKS : 1);
    const widest = mostWidth(column) + BLANK_WIDTH;
    for (let from = 0; from < size; from += 1) {
      const ways = count[from] ?? 0;
      if (ways === 0) continue;
      const start = x[from] ?? 0;
      const most = column.slot === 'no' ? from + 1 : Math.min(size, from + MOST_WORDS);
      let sum = (begin[from] ?? 0) + (border[from] ?? 0);
      if ((cost[from * KEPT] ?? 0) + sum > this.#limit + GAIN) continue;
      for (let to = from + 1; to <= most; to += 1) {
        if (to > from + 1) sum += (inner[to - 1] ?? 0) + (strayCapital[to - 1] === 1 ? capital : 0);
        const over = ((x[to] ?? 0) - start - widest) * slope;
        if (over > MOST_OVER && to > from + 1 && !body.isNarrow) break;
        const added =
          sum +
          (content[from * (size + 1) + to] ?? 0) +
          weights.sense * within(MOST_SENSE, (about[to] ?? 0) - (about[from] ?? 0)) +
          weights.looks * within(MOST_LOOKS, (looks[to] ?? 0) - (looks[from] ?? 0)) +
          (over > 0 ? Math.min(MOST_OVER, over) : 0);
        for (let k = from * KEPT; k < from * KEPT + ways; k += 1)
          if (!this.#keep(to, (cost[k] ?? 0) + added, from, col, piece[k] ?? -1)) break;
      }
    }
  }

  /** Keeps a way if it is among the best few; false where it is not, and none dearer can be. */
  #keep(to: number, total: number, from: number, col: number, before: number): boolean {
    const { cost, piece, count } = this.#next;
    const first = to * KEPT;
    const ways = count[to] ?? 0;
    if (total > this.#limit || (ways === KEPT && total >= (cost[first + KEPT - 1] ?? 0))) return false;
    let place = first + Math.min(ways, KEPT - 1);
    while (place > first && (cost[place - 1] ?? 0) > total) {
      cost[place] = cost[place - 1] ?? 0;
      piece[place] = piece[place - 1] ?? -1;
      place -= 1;
    }
    cost[place] = total;
    piece[place] = this.#piece(from, to, col, before);
    if (ways < KEPT) count[to] = ways + 1;
    return true;
  }

  /** Keeps a piece, and says where. */
  #piece(from: number, to: number, col: number, before: number): number {
    const at = this.#used;
    if (at + 4 > this.#pieces.length) {
      const more = new Int32Array(this.#pieces.length * 2);
      more.set(this.#pieces);
      this.#pieces = more;
    }
    const pieces = this.#pieces;
    pieces[at] = from;
    pieces[at + 1] = to;
    pieces[at + 2] = col;
    pieces[at + 3] = before;
    this.#used = at + 4;
    return at;
  }
}
