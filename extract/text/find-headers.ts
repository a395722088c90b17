import { CONCEPTS, HEADER_PHRASES } from '../readers/header-words.ts';
import { type ColumnMapping, mapColumns } from '../readers/map-columns.ts';
import { matchHeader } from '../readers/match-header.ts';
import { fold, squash } from '../values/fold.ts';
import { isTitle } from './page-frame.ts';
import type { TextLine, Word } from './text-lines.ts';

/** The printed header of a table: its columns in order, and the lines it takes. */
export interface TextHeader {
  /** Indexes into the lines: the first, and the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly columns: readonly string[];
  readonly mapping: ColumnMapping;
}

/** Most words of one column's header, and most lines that a header takes, blank ones counted. */
const MOST_WORDS = 9;
const MOST_LINES = 22;
/** Least share of a line's words that known header words explain. */
const LEAST_SHARE = 0.7;
/** Below this the words of a line happen to be words of headers. */
const LEAST_SCORE = 3;
/** The same for single words, before phrases are looked for. */
const LEAST_FAMILIAR = 0.5;

/** How a header's line begins. */
const BEGINS = /^[\p{Lu}\p{N}#(№]/u;

const HEADER_WORDS: ReadonlySet<string> = new Set(
  CONCEPTS.flatMap((concept) =>
    HEADER_PHRASES[concept].flatMap((phrase) => phrase.split(/[\s/()]+/u).map(squash)),
  ),
);

/** Every place where a table's header is printed: whole ones first found by their words, then their repetitions. */
export function findHeaders(lines: readonly TextLine[]): TextHeader[] {
  const whole: TextHeader[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const header = headerAt(lines, index);
    if (!header) continue;
    whole.push(header);
    index = header.to - 1;
  }
  return withRepetitions(lines, whole);
}

interface Phrase {
  readonly text: string;
  readonly similarity: number;
}

function headerAt(lines: readonly TextLine[], from: number): TextHeader | null {
  const first = lines[from];
  if (!first || first.isBlank) return null;
  const begun = phrasesOf(first);
  if (!begun) return null;
  let phrases: Phrase[] = begun;
  let best: TextHeader | null = phrases.length >= 3 ? asHeader(phrases, from, from + 1) : null;
  // A part's title may name what its table holds.
  if (!best && isTitle(first)) return null;
  let to = from + 1;
  let blanks = 0;
  for (let index = from + 1; index < Math.min(lines.length, from + MOST_LINES); index += 1) {
    const line = lines[index];
    if (!line) break;
    if (line.isBlank) {
      blanks += 1;
      if (blanks > 1) break;
      continue;
    }
    // A further line holds either the ends of the columns above or columns of its own: what makes the better header.
    const wrapped: Phrase[] | null = joinWrapped(phrases, line.words);
    const own: Phrase[] | null = phrasesOf(line);
    const listed: Phrase[] | null =
      own && isOwnLine(line, own) && blanksAround(lines, index) ? [...phrases, ...own] : null;
    if (!wrapped && !listed) break;
    phrases = !listed || (wrapped && scoreOf(wrapped) >= scoreOf(listed)) ? (wrapped ?? phrases) : listed;
    blanks = 0;
    to = index + 1;
    const header = asHeader(phrases, from, to);
    if (header && (!best || header.mapping.score >= best.mapping.score - 0.01)) best = header;
  }
  return best;
}

const scoreOf = (phrases: readonly Phrase[]): number =>
  mapColumns(
    phrases.map(({ text }) => text),
    {},
  )?.score ?? 0;

const blanksAround = (lines: readonly TextLine[], index: number): boolean =>
  lines[index - 1]?.isBlank === true || (lines[index - 1]?.words.length ?? 0) <= 6;

const isOwnLine = (line: TextLine, phrases: readonly Phrase[]): boolean =>
  line.words.length <= 6 && phrases.every(({ similarity }) => similarity >= 0.8);

function asHeader(phrases: readonly Phrase[], from: number, to: number): TextHeader | null {
  const columns = phrases.map(({ text }) => text);
  if (columns.length < 3 || columns.length > 14) return null;
  const mapping = mapColumns(columns, {});
  if (!mapping || mapping.contentCount < 2) return null;
  const mapped = mapping.columns.filter(({ slot }) => slot !== null).length;
  const distinct = new Set(mapping.columns.map(({ slot }) => slot)).size;
  const capital = columns.filter((text) => /^[\p{Lu}\p{N}#№]/u.test(text)).length;
  const isHeader =
    mapped >= columns.length * 0.7 && distinct >= mapped - 1 && capital >= columns.length * 0.7;
  return isHeader && mapping.score >= LEAST_SCORE ? { from, to, columns, mapping } : null;
}

/** A line as header phrases, when they explain most of it; null for any other line. */
function phrasesOf(line: TextLine): Phrase[] | null {
  const { words } = line;
  if (words.length === 0 || words.length > 30 || /[.;:]$|https?:/u.test(line.text)) return null;
  // Cheap first: most lines of a report hold few words that any header has.
  const isFamiliar = words.map((word) => HEADER_WORDS.has(squash(word.text)));
  if (isFamiliar.filter(Boolean).length < words.length * LEAST_FAMILIAR || !BEGINS.test(words[0]?.text ?? ''))
    return null;
  // best[i]: the best cutting of the first i words.
  const best: { score: number; known: number; phrases: Phrase[] }[] = [{ score: 0, known: 0, phrases: [] }];
  for (let end = 1; end <= words.length; end += 1) {
    for (let begin = Math.max(0, end - MOST_WORDS); begin < end; begin += 1) {
      const before = best[begin];
      if (!before) continue;
      const piece = words.slice(begin, end);
      // "Title, acronym" and "Author (year)" are one header each.
      if (begin > 0 && (/[,/&]$/u.test(words[begin - 1]?.text ?? '') || /^[(/&]/u.test(piece[0]?.text ?? '')))
        continue;
      const text = piece.map((word) => word.text).join(' ');
      const hasKnown = isFamiliar.slice(begin, end).some(Boolean) || begin + 1 === end;
      const similarity = hasKnown ? (matchHeader(text).candidates[0]?.similarity ?? 0) : 0;
      const isKnown = similarity >= 0.6;
      const wideGaps = piece.slice(1).filter((word) => word.gap > 1).length;
      const isCapital = /^[\p{Lu}\p{N}#(№]/u.test(text);
      const score =
        before.score +
        (isKnown ? similarity * (1 + 0.6 * (piece.length - 1)) : -0.5 * piece.length) -
        0.8 * wideGaps +
        ((words[begin]?.gap ?? 0) > 1 ? 0.2 : 0) +
        (isCapital ? 0 : -0.6);
      if (!best[end] || score > (best[end]?.score ?? 0))
        best[end] = {
          score,
          known: before.known + (isKnown ? piece.length : 0),
          phrases: [...before.phrases, { text, similarity }],
        };
    }
  }
  const whole = best[words.length];
  return whole && whole.known >= words.length * LEAST_SHARE ? whole.phrases : null;
}

/**
 * The words of a further line given to the columns above, in order, where that makes the columns better known: "Study",
 * "Data" and "type", "collection". Null when it does not.
 */
function joinWrapped(phrases: readonly Phrase[], words: readonly Word[]): Phrase[] | null {
  const familiar = words.filter((word) => HEADER_WORDS.has(squash(word.text))).length;
  if (phrases.length < 3 || words.length > phrases.length * 2 || familiar < words.length * LEAST_FAMILIAR)
    return null;
  interface Partial {
    readonly score: number;
    readonly texts: readonly string[];
  }
  // reached[j]: the best giving of the first j words to the columns so far.
  let reached: (Partial | undefined)[] = [{ score: 0, texts: [] }];
  for (const phrase of phrases) {
    const next: (Partial | undefined)[] = [];
    for (const [taken, before] of reached.entries()) {
      if (!before) continue;
      for (let end = taken; end <= Math.min(words.length, taken + 3); end += 1) {
        const added = words
          .slice(taken, end)
          .map((word) => word.text)
          .join(' ');
        const text = added ? `${phrase.text} ${added}` : phrase.text;
        const similarity = matchHeader(text).candidates[0]?.similarity ?? 0;
        // Words that complete a known header belong to it; any other giving is a guess.
        const fit =
          added === '' ? 0 : fitOf(text, similarity) - (similarity < 0.93 ? 0.2 * (end - taken - 1) : 0);
        const score = before.score + similarity + fit;
        const known = next[end];
        if (!known || score > known.score) next[end] = { score, texts: [...before.texts, text] };
      }
    }
    reached = next;
  }
  const whole = reached[words.length];
  const before = phrases.reduce((sum, { similarity }) => sum + similarity, 0);
  if (!whole || whole.score < before - 0.9) return null;
  if (!words.some((word) => /^\p{Ll}|^\(/u.test(word.text))) return null;
  return whole.texts.map((text) => ({ text, similarity: matchHeader(text).candidates[0]?.similarity ?? 0 }));
}

/** How well words complete a header: a known one, the beginning of a known one, or neither. */
function fitOf(text: string, similarity: number): number {
  const { candidates, also } = matchHeader(text);
  const concept = candidates[0]?.concept;
  const isNatural = also.every((other) =>
    NATURAL_PAIRS.some(([one, two]) => one === concept && two === other),
  );
  if (similarity >= 0.93 && isNatural) return 0.4;
  const squashed = squash(text);
  return PHRASE_LIST.some((phrase) => phrase.startsWith(squashed)) ? 0 : -0.4;
}

/** What one column's header often names together. */
const NATURAL_PAIRS: readonly (readonly [string, string])[] = [
  ['who', 'year'],
  ['writer', 'year'],
  ['reference', 'year'],
  ['title', 'year'],
  ['title', 'acronym'],
  ['programme', 'budget'],
];
const PHRASE_LIST: readonly string[] = CONCEPTS.flatMap((concept) => HEADER_PHRASES[concept].map(squash));

/** Repetitions of a header over pages: the same words, or its last columns alone; told by the whole header before it. */
function withRepetitions(lines: readonly TextLine[], whole: readonly TextHeader[]): TextHeader[] {
  const found: TextHeader[] = [];
  let next = 0;
  let current: TextHeader | null = null;
  for (let index = 0; index < lines.length; index += 1) {
    for (let passed = whole[next]; passed && passed.from < index; passed = whole[next]) next += 1;
    const header = whole[next];
    const repeated = current ? repetitionAt(lines, index, current, lines.length) : null;
    if (
      repeated !== null &&
      current &&
      (header?.from !== index || repeated < header.to || isSameHeader(current, header))
    ) {
      found.push({ ...current, from: index, to: repeated });
      index = repeated - 1;
      continue;
    }
    if (header?.from === index) {
      const settled: TextHeader =
        current && isSameHeader(current, header)
          ? { ...header, columns: better(current, header).columns, mapping: better(current, header).mapping }
          : header;
      found.push(settled);
      current = settled;
      index = header.to - 1;
      next += 1;
    }
  }
  return found;
}

/** The header whose columns are read best stands for its repetitions, which a scan cuts and misreads differently. */
function better(a: TextHeader, b: TextHeader): TextHeader {
  return b.mapping.score > a.mapping.score + 0.3 && b.columns.length >= a.columns.length ? b : a;
}

export function isSameHeader(a: TextHeader, b: TextHeader): boolean {
  if (a.mapping.kind !== b.mapping.kind) return false;
  const one = new Set(wordsIn(a.columns.join(' ')));
  const other = new Set(wordsIn(b.columns.join(' ')));
  const common = [...other].filter((word) => one.has(word)).length;
  return common >= 0.7 * Math.min(one.size, other.size);
}

/** Where a repetition that begins here ends; null when none does. Its last columns alone need two of them. */
function repetitionAt(
  lines: readonly TextLine[],
  from: number,
  header: TextHeader,
  limit: number,
): number | null {
  if (lines[from]?.isBlank) return null;
  const columns = header.columns.map(squash);
  for (let start = 0; start < columns.length - 1; start += 1) {
    const wanted = columns.slice(start).join('');
    if (wanted.length < 8) continue;
    let text = '';
    for (let index = from; index < Math.min(limit, lines.length, from + MOST_LINES); index += 1) {
      text += squash(lines[index]?.text ?? '');
      if (text === wanted) return index + 1;
      if (text.length > wanted.length) break;
    }
  }
  return null;
}

const wordsIn = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
