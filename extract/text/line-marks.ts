import type { BodyLine } from './body-lines.ts';
import {
  type AddressLook,
  addressLook,
  isDataWord,
  isLasting,
  isPeriodWord,
  isTimeWord,
  isTypeWord,
} from './column-model.ts';
import { BLANK_WIDTH, printedWidth } from './printed-width.ts';
import { endsSentence, isUnfinished, startsSmall } from './sentence-ends.ts';
import type { WordClass } from './word-classes.ts';
import { plainWord, type Vocabulary } from './word-pairs.ts';
import { openingSenses, type SenseNumber, senseOf } from './word-senses.ts';
import { shapeOf, type WordEnd, type WordShape } from './word-shapes.ts';

/** What the words of a line are by themselves; sums run up to each word, so that a stretch is a difference. */
export interface LineMarks {
  readonly size: number;
  /** Printed width up to each word, blanks counted. */
  readonly x: Float64Array;
  /** Width of what must fit at a line's end to stand there: a word may be broken after its hyphen or slash. */
  readonly least: Float64Array;
  readonly plain: readonly string[];
  /** The words by their numbers in the vocabulary. */
  readonly numbers: Int32Array;
  readonly classes: readonly WordClass[];
  readonly shapes: readonly WordShape[];
  /** What each word speaks of, and what a cell that begins with it opens with. */
  readonly senses: readonly SenseNumber[];
  readonly openings: readonly SenseNumber[];
  readonly ends: readonly WordEnd[];
  readonly gap: readonly number[];
  readonly isSmall: readonly boolean[];
  readonly isCapital: readonly boolean[];
  /** A capital and small letters. */
  readonly isName: readonly boolean[];
  /** A word of some length in capitals: no abbreviation. */
  readonly isLoud: readonly boolean[];
  /** A stretch in capitals ends with the word, or begins with it. */
  readonly endsLoud: readonly boolean[];
  readonly startsLoud: readonly boolean[];
  readonly isEnded: readonly boolean[];
  /** It stands for an empty cell. */
  readonly isNone: readonly boolean[];
  /** The text cannot end with this word. */
  readonly isOpen: readonly boolean[];
  /** No mark follows the word. */
  readonly isBare: readonly boolean[];
  readonly isCount: readonly boolean[];
  readonly isAddress: readonly boolean[];
  readonly isBracketed: readonly boolean[];
  readonly opensBracket: readonly boolean[];
  readonly isYear: readonly boolean[];
  readonly startsSentence: readonly boolean[];
  readonly endsList: readonly boolean[];
  readonly looks: readonly AddressLook[];
  /** After each word: the word that opened the bracket which is still open; -1 for none. */
  readonly openAt: Int32Array;
  readonly isDash: readonly boolean[];
  /** It ends with a mark that addresses are broken after. */
  readonly isBroken: readonly boolean[];
  readonly dated: Int32Array;
  readonly period: Int32Array;
  readonly type: Int32Array;
  readonly data: Int32Array;
  readonly cited: Int32Array;
  /** Words that names and headings do without. */
  readonly spoken: Int32Array;
  /** Years that no word before them asks for. */
  readonly strayYears: Int32Array;
  /** Dashes after a word in capitals: "WAVE - Help at sea". */
  readonly named: Int32Array;
  /** Words that seldom stand outside a period. */
  readonly timed: Int32Array;
}

const isNone = (text: string): boolean =>
  /^(?:\/|n\/a|None|Nessun[oa]|Geen|Aucune?|Ningun[oa]|Brez)$/u.test(text);

const DASH = /^[-–—]$/u;
const ACRONYM = /^[\p{Lu}\d][\p{Lu}\d.&+-]+$/u;

/** Words that are capital only where a sentence begins, in the seven languages. */
const SENTENCE_START =
  /^(?:To|The|A|An|In|They|It|This|These|There|With|For|By|From|Since|Za|Na|Od|Ta|Te|V|Het|De|Een|Om|Deze|Dit|Le|La|Les|Un|Une|Il|Elle|Ce|Cette|Se|Ne|Gli|Lo|El|Los|Las|Una|Para)$/u;

export function lineMarks(
  { line, addresses }: BodyLine,
  classOf: ReadonlyMap<string, WordClass>,
  vocabulary: Vocabulary,
): LineMarks {
  const texts = line.words.map(({ text }) => text);
  const size = texts.length;
  const sums = {
    x: new Float64Array(size + 1),
    dated: new Int32Array(size + 1),
    period: new Int32Array(size + 1),
    type: new Int32Array(size + 1),
    data: new Int32Array(size + 1),
    cited: new Int32Array(size + 1),
    spoken: new Int32Array(size + 1),
    strayYears: new Int32Array(size + 1),
    named: new Int32Array(size + 1),
    timed: new Int32Array(size + 1),
    openAt: new Int32Array(size + 1).fill(-1),
  };
  const plain = texts.map(plainWord);
  for (const [index, text] of texts.entries()) {
    const next = index + 1;
    const before = texts[index - 1] ?? '';
    sums.x[next] = (sums.x[index] ?? 0) + printedWidth(text) + BLANK_WIDTH;
    sums.dated[next] =
      (sums.dated[index] ?? 0) +
      (/\d{4}/u.test(text) || isLasting(text) || isLasting(`${before} ${text}`) ? 1 : 0);
    // A dash is a period's only beside a word of one.
    const isPeriod =
      isPeriodWord(text) && (!DASH.test(text) || isPeriodWord(before) || isPeriodWord(texts[next] ?? ''));
    sums.period[next] = (sums.period[index] ?? 0) + (isPeriod ? 1 : 0);
    sums.type[next] = (sums.type[index] ?? 0) + (isTypeWord(text) ? 1 : 0);
    sums.data[next] = (sums.data[index] ?? 0) + (isDataWord(text) ? 1 : 0);
    sums.cited[next] =
      (sums.cited[index] ?? 0) +
      (/^et\s?al\b|^etal/iu.test(text) || (before === 'et' && /^al\b/u.test(text)) ? 1 : 0);
    const own = classOf.get(plain[index] ?? '') ?? 0;
    sums.spoken[next] = (sums.spoken[index] ?? 0) + (own >= 4 ? 1 : 0);
    const isStray =
      /^(?:19|20)\d\d(?:[-–]\d{0,4})?[.,]?$/u.test(text) && !isPeriodWord(before) && !isUnfinished(before);
    sums.strayYears[next] = (sums.strayYears[index] ?? 0) + (isStray ? 1 : 0);
    sums.timed[next] = (sums.timed[index] ?? 0) + (isTimeWord(text) ? 1 : 0);
    sums.named[next] = (sums.named[index] ?? 0) + (DASH.test(text) && ACRONYM.test(before) ? 1 : 0);
    const opens = text.lastIndexOf('(') > text.lastIndexOf(')');
    sums.openAt[next] = opens ? index : text.includes(')') ? -1 : (sums.openAt[index] ?? -1);
  }
  return {
    ...sums,
    size,
    plain,
    numbers: Int32Array.from(texts, (text) => vocabulary.numberOf(text)),
    least: Float64Array.from(texts, (text) => printedWidth(/^[^-/]+[-/]/u.exec(text)?.[0] ?? text)),
    classes: plain.map((word) => classOf.get(word) ?? 0),
    senses: plain.map(senseOf),
    openings: openingSenses(texts, plain),
    shapes: texts.map((text, index) => shapeOf(text, classOf.get(plain[index] ?? '') ?? 0)),
    ends: texts.map((text) => (endsSentence(text) ? 1 : text.endsWith(';') ? 2 : 0)),
    gap: line.words.map(({ gap }) => gap),
    isSmall: texts.map(startsSmall),
    isCapital: texts.map((text) => /^[^\p{L}]*\p{Lu}/u.test(text)),
    isName: texts.map((text) => /^\p{Lu}\p{Ll}/u.test(text)),
    isLoud: texts.map((text) => /^[^\p{L}]?\p{Lu}{5,}[.,;:]?$/u.test(text)),
    endsLoud: texts.map((_, at) => isInCapitals(texts.slice(Math.max(0, at - 2), at + 1))),
    startsLoud: texts.map((_, at) => isInCapitals(texts.slice(at, at + 2))),
    isEnded: texts.map(endsSentence),
    isOpen: texts.map((text) => isUnfinished(text) && !isNone(text)),
    isNone: texts.map(isNone),
    isBare: texts.map((text) => /[\p{L}\p{N}]$/u.test(text)),
    isBroken: texts.map((text) => /[\p{L}\d][-_=&]$/u.test(text)),
    isDash: texts.map((text) => DASH.test(text)),
    isCount: texts.map((text) => /^\d{1,3}\.?$/u.test(text)),
    isAddress: texts.map((text) => /^(?:https?:|www\.)/iu.test(text)),
    isBracketed: texts.map((text) => /\)$/u.test(text)),
    opensBracket: texts.map((text) => /^\([^)]*$/u.test(text)),
    isYear: texts.map((text) =>
      /^\(?(?:(?:19|20)\d\d[a-z]?|[a-z])\)$|^\((?:n\.?\s?d\.?|(?:19|20)\d\d)(?:[-–]?[a-z]?)\)?[,;-]?$/iu.test(
        text,
      ),
    ),
    startsSentence: texts.map(
      (text, index) =>
        SENTENCE_START.test(text) &&
        !endsSentence(texts[index - 1] ?? '') &&
        !/["“„«(:/-]$/u.test(texts[index - 1] ?? ''),
    ),
    endsList: texts.map((text) => /[;:]$/u.test(text)),
    looks: texts.map((text) => addressLook(text, addresses)),
  };
}

/** Fewer letters may be an abbreviation. */
const FEWEST_CAPITALS = 6;

/** Whether words are set in capitals throughout. */
function isInCapitals(words: readonly string[]): boolean {
  const letters = words.join('').match(/\p{L}/gu) ?? [];
  return letters.length >= FEWEST_CAPITALS && letters.every((letter) => /\p{Lu}/u.test(letter));
}

/** Printed width of a stretch. */
export const widthOf = ({ x }: LineMarks, from: number, to: number): number =>
  (x[to] ?? 0) - (x[from] ?? 0) - BLANK_WIDTH;
