import type { BodyLine } from './body-lines.ts';
import {
  addressCost,
  addressLook,
  type ColumnModel,
  contentCost,
  type Likeness,
  likenessOf,
} from './column-model.ts';
import type { OpenCell } from './open-cell.ts';
import { BLANK_WIDTH, printedWidth } from './printed-width.ts';
import { endsSentence, startsSmall } from './sentence-ends.ts';
import type { Word } from './text-lines.ts';
import type { Weights } from './weights.ts';
import { plainWord, type WordPairs } from './word-pairs.ts';

/** What stays the same while a table's words are given to rows and columns. */
export interface TableModel {
  readonly columns: readonly ColumnModel[];
  readonly pairs: WordPairs;
  readonly weights: Weights;
  /** How far the columns' widths are known, 0 to 1. */
  readonly trust: number;
}

/** What a line costs by itself, whichever reading it continues. */
export interface LineCosts {
  /** content[col][from][to]: what the column holds, its width and its place. */
  readonly content: readonly (readonly (readonly (number | undefined)[])[])[];
  /** Before each word: what a border there costs, and what none costs. */
  readonly border: readonly number[];
  readonly noBorder: readonly number[];
  /** A capital that neither a sentence's end nor a name before it explains. */
  readonly capitalWithin: readonly boolean[];
  readonly isSmall: readonly boolean[];
  /** Printed width up to each word. */
  readonly letters: readonly number[];
  /** Each word without its marks, and the printed width of what must fit at a line's end to stand there. */
  readonly plain: readonly string[];
  readonly least: readonly number[];
  /** Cells as they are after a piece, by the piece's first word and the one after its last. */
  readonly pieces: Map<number, OpenCell>;
}

/** Pieces that are this much wider than their column are not looked at. */
const WIDEST = 0.35;

export function lineCosts(body: BodyLine, model: TableModel): LineCosts {
  const { words } = body.line;
  const letters = [0];
  for (const word of words) letters.push((letters.at(-1) ?? 0) + printedWidth(word.text) + BLANK_WIDTH);
  return {
    letters,
    plain: words.map((word) => plainWord(word.text)),
    // A word may be broken after its hyphen or slash.
    least: words.map(({ text }) => printedWidth(/^[^-/]*[-/]/u.exec(text)?.[0] ?? text)),
    pieces: new Map(),
    isSmall: words.map((word) => startsSmall(word.text)),
    border: words.map((_, index) => borderCost(words, index, body, model)),
    noBorder: words.map((word, index) =>
      index === 0 ? 0 : gapCost(word, model) + sentenceStartCost(words, index, model),
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
    content: contentCosts(body, model, letters),
  };
}

function borderCost(
  words: readonly Word[],
  index: number,
  body: BodyLine,
  { pairs, weights }: TableModel,
): number {
  const word = words[index];
  const before = words[index - 1];
  if (!word || !before) return 0;
  if (index === 1 && isCount(before.text)) return 0;
  let cost = body.isNarrow ? weights.borderAmongShort : 0;
  if (word.gap > 1) return cost;
  cost += weights.border;
  if (startsSmall(word.text)) cost += weights.borderAtSmall;
  if (pairs.seen(plainWord(before.text), plainWord(word.text))) cost += weights.borderInPair;
  return cost;
}

/** How rare a gap of this width is where no border stands: each document sets its blanks in its own way. */
function gapCost({ gap }: Word, { pairs }: TableModel): number {
  if (gap <= 1) return 0;
  const cost = Math.min(4, -Math.log(pairs.wideGaps) + Math.log(0.3));
  return Math.max(0.3, gap > 2 ? cost + 1 : cost);
}

/** Words that are capital only where a sentence begins, in the seven languages. */
const SENTENCE_START =
  /^(?:To|The|A|An|In|They|It|This|These|There|With|For|By|From|Since|Za|Na|Od|Ta|Te|V|Het|De|Een|Om|Deze|Dit|Le|La|Les|Un|Une|Il|Elle|Ce|Cette|Se|Ne|Gli|Lo|El|Los|Las|Una|Para)$/u;

function sentenceStartCost(words: readonly Word[], index: number, { weights }: TableModel): number {
  const before = words[index - 1]?.text ?? '';
  return SENTENCE_START.test(words[index]?.text ?? '') &&
    !endsSentence(before) &&
    !/["“„«(:/-]$/u.test(before)
    ? weights.sentenceStartWithin
    : 0;
}

const isCount = (word: string): boolean => /^\d{1,3}\.?$/u.test(word);

function contentCosts(
  body: BodyLine,
  { columns, weights, trust }: TableModel,
  letters: readonly number[],
): (number | undefined)[][][] {
  const { words } = body.line;
  const hasLinks = columns.some((column) => column.slot === 'links');
  const hasNumbers = columns.some((column) => column.slot === 'no');
  const looks = words.map((word) => addressLook(word.text, body.addresses));
  const kept = new Map<number, Likeness>();
  const likeness = (from: number, to: number): Likeness => {
    const key = from * 1_000_000 + to;
    let known = kept.get(key);
    if (!known) {
      known = likenessOf(textOf(words, from, to));
      kept.set(key, known);
    }
    return known;
  };
  return columns.map(({ slot, widthLetters, leftLetters }) => {
    const lookCosts = looks.map((look) => addressCost(look, slot, hasLinks, weights));
    return words.map((word, from) => {
      const costs: (number | undefined)[] = [];
      const edge =
        leftLetters === null
          ? 0
          : Math.min(weights.mostOffEdge, weights.offEdge * Math.max(0, Math.abs(word.at - leftLetters) - 1));
      // A number that opens a line is the row's own.
      const holdsNumber = hasNumbers && from === 0 && slot !== 'no' && isCount(word.text) ? 3 : 0;
      let addresses = 0;
      for (let to = from + 1; to <= words.length; to += 1) {
        const size = (letters[to] ?? 0) - (letters[from] ?? 0) - BLANK_WIDTH;
        if (to > from + 1 && size > widthLetters * (1 + WIDEST / trust) + 4 && !body.isNarrow) break;
        if (slot === 'no' && to > from + 1) break;
        addresses += lookCosts[to - 1] ?? 0;
        const over = size - widthLetters * 1.03 - 0.6;
        const width =
          slot === 'links' || over <= 0 ? 0 : trust * Math.min(trust < 1 ? 6 : 12, over * weights.overWidth);
        costs[to] =
          contentCost(likeness(from, to), slot, weights) +
          addresses +
          edge +
          width +
          (to > from + 1 || !hasNumbers ? holdsNumber : holdsNumber / 2);
      }
      return costs;
    });
  });
}

export const textOf = (words: readonly Word[], from: number, to: number): string => {
  let text = words[from]?.text ?? '';
  for (let index = from + 1; index < to; index += 1) text += ` ${words[index]?.text ?? ''}`;
  return text;
};
