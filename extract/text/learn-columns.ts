import { assignCells, type Reading } from './assign-cells.ts';
import { blankCosts, NO_BLANKS } from './blank-lines.ts';
import { type BodyLine, bodyLines } from './body-lines.ts';
import type { ColumnModel } from './column-model.ts';
import { datedZones } from './dated-zones.ts';
import { fitColumns } from './fit-widths.ts';
import { firstGuess, GUESSES, wholeWidth } from './guess-columns.ts';
import { headerBounds, priorCost, type WidthPrior } from './header-bounds.ts';
import { lineMarks } from './line-marks.ts';
import type { TablePart } from './read-table-text.ts';
import { type PreparedLine, prepareLine, type TableModel } from './table-model.ts';
import type { TextLine } from './text-lines.ts';
import { WEIGHTS } from './weights.ts';
import { wordClasses } from './word-classes.ts';
import { PlainLines, Vocabulary, wordPairs } from './word-pairs.ts';

/** A stretch of a line given to a row and column. */
export interface Given {
  readonly line: TextLine;
  readonly from: number;
  readonly to: number;
  readonly row: number;
  readonly col: number;
}

interface Attempt {
  /** Of the reading and of its widths. */
  readonly cost: number;
  readonly reading: Reading;
  readonly columns: readonly ColumnModel[];
}

interface Round {
  /** What a letter of room that is left costs: the more, the surer the widths are taken to be. */
  readonly slope: number;
  /** How many readings are kept from line to line. */
  readonly beam: number;
  /** What the reading may cost more than the best known one, to be followed further. */
  readonly most?: number;
}

/** How much surer it is that a line is not wider than its column. */
const OVER = 1.3;
const SURE = 1.2;
/**
 * The widths of the columns are learnt round by round, and relied on more each time. A bad guess may stay with them:
 * several are tried, then single columns are made narrower or wider, and what costs least is kept.
 */
const TRIAL: readonly Round[] = [
  { slope: 0.1, beam: 4 },
  { slope: 0.25, beam: 5 },
  { slope: 0.5, beam: 6, most: 20 },
  { slope: SURE, beam: 6, most: 12 },
  { slope: SURE, beam: 8 },
];
const CHANGED: readonly Round[] = [
  { slope: 0.4, beam: 5, most: 15 },
  { slope: SURE, beam: 7, most: 5 },
  { slope: SURE, beam: 7 },
];
const FURTHER: readonly Round[] = [
  { slope: SURE, beam: 24 },
  { slope: SURE, beam: 36 },
];
/** For tables of more words than this, or with longer lines than any page has, one guess and few readings must do. */
const MANY_WORDS = 40_000;
const LONGEST_LINE = 200;
const HASTY: readonly Round[] = [
  { slope: 0.4, beam: 3 },
  { slope: SURE, beam: 6 },
];
/** Below this the narrow lines of one cell are not told by the widths. */
const LEAST_TRUSTED = 0.4;
/** Guesses beyond the first, and how many lines are read for all of them; the same for changed widths. */
const MOST_GUESSES = 9;
const GUESSED_LINES = 800;
const CHANGED_LINES = 5000;
const MOST_CHANGES = 120;
const FACTORS = [0.75, 1.3, 0.88, 1.14, 0.6, 1.6] as const;
/** Letters that a column is given of the one before it. */
const GIVEN = [4, -4] as const;
/** Tables of fewer lines tell less of their widths: the two best trials are followed. */
const FEW_LINES = 100;
/** Less gain is none. */
const LEAST_GAIN = 0.3;
/** Least share of lines with wide gaps where a text keeps the positions of its columns. */
const POSITIONED = 0.4;

export interface LearntColumns {
  readonly columns: readonly ColumnModel[];
  readonly given: readonly Given[];
  /** How unlikely the reading is. */
  readonly cost: number;
}

/** The columns of a table and its words given to them, learnt together. */
export function learnColumns(part: TablePart): LearntColumns {
  const { lines, header, end } = part;
  const text = lines.slice(header.to, end);
  const whole = wholeWidth(text);
  const filled = text.filter((line) => !line.isBlank);
  const positioned =
    filled.filter(({ words }) => words.some(({ gap }) => gap > 2)).length >= filled.length * POSITIONED;
  const learner = new ColumnLearner(part, whole, positioned);
  const words = filled.reduce((sum, line) => sum + line.words.length, 0);
  const isHuge = words > MANY_WORDS || filled.some((line) => line.words.length > LONGEST_LINE);
  const best = isHuge ? learner.follow(learner.guess({}), HASTY) : learner.learn();
  return { columns: best.columns, given: givenOf(best.reading, learner.lines), cost: best.cost };
}

class ColumnLearner {
  readonly lines: readonly PreparedLine[];
  readonly #part: TablePart;
  readonly #whole: number;
  readonly #positioned: boolean;
  readonly #prior: WidthPrior;
  readonly #vocabulary = new Vocabulary();
  readonly #prose: PlainLines;
  readonly #all: PlainLines;

  constructor(part: TablePart, whole: number, positioned: boolean) {
    const { lines, headers, prose, widest, header, end } = part;
    this.#part = part;
    this.#whole = whole;
    this.#positioned = positioned;
    this.#prior = { bounds: headerBounds(headers, lines), widest };
    this.#prose = new PlainLines(prose, this.#vocabulary);
    this.#all = new PlainLines(lines, this.#vocabulary);
    const classes = wordClasses([...prose, ...lines.slice(header.to, end)]);
    const columns = this.guess({});
    const body = this.#body(0);
    const marks = body.map((line) => lineMarks(line, classes, this.#vocabulary));
    const dated = datedZones(body, marks);
    this.lines = body.map((line, at) =>
      prepareLine(
        line,
        marks[at] ?? lineMarks(line, classes, this.#vocabulary),
        columns,
        WEIGHTS,
        dated.has(at),
      ),
    );
  }

  guess(shares: Readonly<Record<string, number>>): ColumnModel[] {
    const lefts = this.#positioned ? headerLefts(this.#part) : [];
    return firstGuess(this.#part.header, this.#whole, shares).map((column, col) => ({
      ...column,
      leftLetters: lefts[col] ?? null,
    }));
  }

  /** Follows several guesses, and the best of them further. */
  learn(): Attempt {
    const size = Math.max(1, this.lines.length);
    let least = Number.POSITIVE_INFINITY;
    const trials = this.#guesses(size)
      .map((guess) => {
        const trial = this.follow(guess, TRIAL, least);
        least = Math.min(least, trial.cost);
        return trial;
      })
      .sort((a, b) => a.cost - b.cost);
    const followed = trials.slice(0, size < FEW_LINES ? 2 : 1);
    const most = size < FEW_LINES ? CHANGED_LINES : CHANGED_LINES / 2;
    const tries = Math.min(MOST_CHANGES, most / size) / followed.length;
    const best = followed
      .map((trial) => this.#improved(trial, tries))
      .reduce((least, other) => (other.cost < least.cost ? other : least));
    const further = this.follow(best.columns, FURTHER);
    return further.cost <= best.cost ? further : best;
  }

  #guesses(size: number): ColumnModel[][] {
    const known = GUESSES.map((shares) => this.guess(shares));
    const random = randomOf(size);
    const more = Math.min(MOST_GUESSES, Math.floor(GUESSED_LINES / size));
    const changed = Array.from({ length: more }, (_, index) =>
      (known[index % known.length] ?? []).map((column) =>
        column.slot === 'no'
          ? column
          : {
              ...column,
              widthLetters: Math.max(5, column.widthLetters * Math.exp((random() + random() - 1) * 0.9)),
            },
      ),
    );
    return [...known, ...changed];
  }

  /** Makes single columns narrower and wider, and lets the others follow, for as long as that costs less. */
  #improved(begun: Attempt, tries: number): Attempt {
    let best = begun;
    let left = tries;
    const moves = movesOf(begun.columns);
    for (let turn = 0, since = 0; since < moves.length && left >= 1; turn += 1, since += 1) {
      left -= 1;
      const changed = moves[turn % moves.length]?.(best.columns) ?? best.columns;
      const other = this.follow(changed, CHANGED, best.cost);
      if (other.cost >= best.cost - LEAST_GAIN) continue;
      best = other;
      since = 0;
    }
    return best;
  }

  /** Reads the table with widths, and fits the widths to what is read, in turns. */
  follow(start: readonly ColumnModel[], rounds: readonly Round[], known = Number.POSITIVE_INFINITY): Attempt {
    let columns = start;
    let blanks = NO_BLANKS;
    let best: Attempt | null = null;
    for (const { slope, beam, most = Number.POSITIVE_INFINITY } of rounds) {
      const widths = columns.filter(({ slot }) => slot !== 'links').map(({ widthLetters }) => widthLetters);
      const body = this.#body(slope < LEAST_TRUSTED ? 0 : Math.max(0, ...widths));
      const lines = this.lines.map((line, index) => ({ ...line, body: body[index] ?? line.body }));
      const plain = body.filter(({ isNarrow }) => isNarrow).map(({ line }) => line);
      const model: TableModel = {
        columns,
        weights: WEIGHTS,
        pairs: wordPairs([this.#prose, new PlainLines(plain, this.#vocabulary)], this.#all, this.#vocabulary),
        overSlope: slope * OVER,
        roomSlope: slope,
        blanks,
      };
      const reading = assignCells(lines, model, beam);
      const cost = reading.cost + priorCost(columns, this.#prior);
      if (slope === SURE && (!best || cost < best.cost)) best = { cost, reading, columns };
      if (cost > known + most) break;
      blanks = blankCosts(lines, reading);
      columns = fitColumns(lines, reading, model, {
        bounds: this.#prior.bounds,
        positioned: this.#positioned,
      });
    }
    return best ?? { cost: Number.POSITIVE_INFINITY, reading: { cost: 0, cuts: [], rows: [] }, columns };
  }

  #body(widest: number): BodyLine[] {
    const { lines, headers, end, lists } = this.#part;
    const body = bodyLines({ lines, headers, end, lists, widest, whole: this.#whole });
    return body.slice(this.#part.lost);
  }
}

type Move = (columns: readonly ColumnModel[]) => ColumnModel[];

/** Ways to change the widths: one column narrower or wider, or letters of one given to its neighbour. */
function movesOf(columns: readonly ColumnModel[]): Move[] {
  const free = columns.flatMap(({ slot }, col) => (slot === 'no' || slot === 'links' ? [] : [col]));
  const scaled = FACTORS.map((factor) => free.map((col) => widened(col, (width) => width * factor)));
  const given = GIVEN.map((letters) =>
    free.slice(1).map((col, index): Move => {
      const narrow = widened(free[index] ?? 0, (width) => width - letters);
      const wide = widened(col, (width) => width + letters);
      return (own) => wide(narrow(own));
    }),
  );
  return [...scaled.slice(0, 2), ...given, ...scaled.slice(2)].flat();
}

const widened =
  (col: number, change: (width: number) => number): Move =>
  (columns) =>
    columns.map((column, index) =>
      index === col ? { ...column, widthLetters: Math.max(3, change(column.widthLetters)) } : column,
    );

/** Where the header's columns begin, as its first line has them; a column that stands on no place of it has none. */
function headerLefts({ lines, header }: TablePart): (number | null)[] {
  const words = lines[header.from]?.words ?? [];
  let from = 0;
  return header.columns.map((column) => {
    const first = column.split(' ')[0];
    const index = words.findIndex((word, at) => at >= from && word.text === first);
    if (index < 0) return null;
    from = index + 1;
    return words[index]?.at ?? null;
  });
}

/** The same numbers for the same table, evenly between 0 and 1. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 0x100000000;
  };
}

function givenOf({ cuts, rows }: Reading, lines: readonly PreparedLine[]): Given[] {
  return cuts.flatMap((own, at) => {
    const line = lines[at]?.body.line;
    const given: Given[] = [];
    for (let i = own.length - 3; line && i >= 0; i -= 3)
      given.push({ line, from: own[i] ?? 0, to: own[i + 1] ?? 0, row: rows[at] ?? 0, col: own[i + 2] ?? 0 });
    return given;
  });
}
