import { assignCells, type Given } from './assign-cells.ts';
import { bodyLines } from './body-lines.ts';
import type { ColumnModel } from './column-model.ts';
import { fitColumns } from './fit-widths.ts';
import { firstGuess, GUESSES, wholeWidth } from './guess-columns.ts';
import type { TablePart } from './read-table-text.ts';
import { WEIGHTS } from './weights.ts';
import { wordPairs } from './word-pairs.ts';

interface Attempt {
  readonly cost: number;
  readonly given: readonly Given[];
  readonly columns: readonly ColumnModel[];
  /** The columns as this reading has them. */
  readonly fitted: readonly ColumnModel[];
}

interface Round {
  /** How far the widths are relied on, 0 to 1. */
  readonly trust: number;
  /** How many readings are kept from line to line. */
  readonly beam: number;
}

/**
 * The widths of the columns are learnt round by round, and relied on more each time. A bad guess may stay with them:
 * several are tried for some rounds, and the one whose reading costs least is followed to its end.
 */
const TRIAL: readonly Round[] = [
  { trust: 0.3, beam: 8 },
  { trust: 0.6, beam: 10 },
  { trust: 1, beam: 12 },
  { trust: 1, beam: 12 },
];
const FURTHER: readonly Round[] = [
  { trust: 1, beam: 24 },
  { trust: 1, beam: 32 },
  { trust: 1, beam: 40 },
];
/** For tables of more words than this, or with longer lines than any page has, one guess and few readings must do. */
const MANY_WORDS = 40_000;
const LONGEST_LINE = 200;
const HASTY: readonly Round[] = [
  { trust: 0.5, beam: 3 },
  { trust: 1, beam: 6 },
];
/** Least share of lines with wide gaps where a text keeps the positions of its columns. */
const POSITIONED = 0.4;

/** The columns of a table and its words given to them, learnt together. */
export function learnColumns(part: TablePart): Attempt {
  const { lines, header, end } = part;
  const body = lines.slice(header.to, end);
  const whole = wholeWidth(body);
  const filled = body.filter((line) => !line.isBlank);
  const positioned =
    filled.filter(({ words }) => words.some(({ gap }) => gap > 2)).length >= filled.length * POSITIONED;
  const lefts = positioned ? headerLefts(part) : [];
  const play = (guess: readonly ColumnModel[], rounds: readonly Round[]): Attempt => {
    const start = guess.map((column, col) => ({
      ...column,
      leftLetters: column.leftLetters ?? lefts[col] ?? null,
    }));
    return attempt(part, { start, rounds, whole, positioned });
  };
  const words = filled.reduce((sum, line) => sum + line.words.length, 0);
  if (words > MANY_WORDS || filled.some((line) => line.words.length > LONGEST_LINE))
    return play(firstGuess(header, whole, {}), HASTY);
  const trials = GUESSES.map((shares) => play(firstGuess(header, whole, shares), TRIAL));
  const trial = trials.reduce((best, other) => (other.cost < best.cost ? other : best));
  const further = play(trial.fitted, FURTHER);
  return further.cost <= trial.cost ? further : trial;
}

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

interface Plan {
  readonly start: readonly ColumnModel[];
  readonly rounds: readonly Round[];
  readonly whole: number;
  readonly positioned: boolean;
}

function attempt(
  { lines, prose, lists, headers, end }: TablePart,
  { start, rounds, whole, positioned }: Plan,
): Attempt {
  let columns = start;
  let best: Attempt | null = null;
  for (const { trust, beam } of rounds) {
    const known = columns.filter(({ slot }) => slot !== 'links').map(({ widthLetters }) => widthLetters);
    const body = bodyLines({
      lines,
      headers,
      end,
      lists,
      widest: trust < 1 ? 0 : Math.max(0, ...known),
      whole,
    });
    const plain = body.filter(({ isNarrow }) => isNarrow).map(({ line }) => line);
    const model = { columns, weights: WEIGHTS, pairs: wordPairs([...plain, ...prose]), trust };
    const read = assignCells(body, model, beam);
    const fitted = fitColumns({ columns, given: read.given, narrow: new Set(plain), positioned });
    if (trust === 1 && (!best || read.cost < best.cost)) best = { ...read, columns, fitted };
    columns = fitted;
  }
  return best ?? { cost: Number.POSITIVE_INFINITY, given: [], columns: start, fitted: start };
}
