import type { Span, TextBlock } from '../layout.ts';

/** A sentence with its block. */
export interface Sentence {
  readonly text: string;
  readonly block: TextBlock;
  /** Index of its block in the layout's blocks. */
  readonly blockIndex: number;
  /** Where it begins in its block's text. */
  readonly offset: number;
  readonly isFirst: boolean;
}

/** Points that end no sentence: initials, titles and shortened words of the seven languages. */
const ABBREVIATION =
  /(?:^|[\s("'„“»])(?:\p{Lu}(?:\.\p{Lu})*|Dr|Mr|Mrs|Ms|Prof|St|No|Nr|Art|vs|etc|e\.g|i\.e|n\.d|cf|approx|incl|Inc|Ltd|d\.o\.o|oz|npr|itd|dr|mag|sv|št|ur|str|tj|bijv|dhr|mevr|o\.a|nr|bv|p\. ?ex|env|av|bd|M|Mme|Mlle|esim|mm|ym|ks|n|klo|ecc|es|art|dott|sig|avv|pag|p|e|ej|Sr|Sra|Dra|Ud|núm|pág|al|ca|ca|resp)$/u;

/** The sentences of a block in order. A point inside quotes or brackets ends none. */
export function splitSentences(block: TextBlock, blockIndex: number): Sentence[] {
  const { text } = block;
  const sentences: Sentence[] = [];
  let start = 0;
  let depth = 0;
  const push = (end: number): void => {
    const raw = text.slice(start, end);
    const trimmed = raw.trim();
    if (trimmed !== '')
      sentences.push({
        text: trimmed,
        block,
        blockIndex,
        offset: start + (raw.length - raw.trimStart().length),
        isFirst: sentences.length === 0,
      });
    start = end;
  };
  for (let i = 0; i < text.length; i++) {
    const sign = text.charAt(i);
    if (sign === '(') depth++;
    else if (sign === ')') depth = Math.max(0, depth - 1);
    if (!/[.!?]/.test(sign)) continue;
    const rest = text.slice(i + 1, i + 6);
    const closing = /^[”"“«»’')\]]*/.exec(rest)?.[0].length ?? 0;
    const next = rest.slice(closing);
    if (!/^\s+["“„»«‘'(]*[\p{Lu}\p{N}]/u.test(next)) continue;
    if (depth > 0 && text.indexOf(')', i) !== -1 && text.indexOf(')', i) - i < 300) continue;
    const before = text.slice(Math.max(start, i - 12), i);
    // An ordinal or a date ("1. april", "18. oktober") goes on; a number before a capital may not.
    if (
      sign === '.' &&
      (ABBREVIATION.test(before) ||
        (/(?:^|\s)[0-3]?\d$/.test(before) && !/^\s+\p{Lu}\p{Ll}+\s+\p{Ll}/u.test(next)))
    )
      continue;
    push(i + 1 + closing);
  }
  push(text.length);
  return sentences;
}

/** What of a sentence is set apart, with offsets into it. */
export const marksIn = ({ block, offset, text }: Sentence): readonly { from: number; to: number }[] =>
  (block.marks ?? [])
    .map(({ from, to }) => ({ from: from - offset, to: to - offset }))
    .filter(({ from, to }) => from >= 0 && to <= text.length);

/** A stretch of a block as a block of its own. */
export function partOfBlock(
  block: TextBlock,
  from: number,
  to: number,
  as: Partial<Pick<TextBlock, 'type' | 'level'>> = {},
): TextBlock {
  const text = block.text.slice(from, to).trim();
  const start = block.text.indexOf(text, from);
  const marks = (block.marks ?? [])
    .filter((mark) => mark.from >= start && mark.to <= start + text.length)
    .map((mark) => ({ ...mark, from: mark.from - start, to: mark.to - start }));
  const { marks: _, ...rest } = block;
  return {
    ...rest,
    ...as,
    text,
    spans: [spanInBlock(block, start, start + text.length)],
    ...(marks.length > 0 && { marks }),
  };
}

/** Where a stretch of a sentence stands. */
export function spanInSentence(sentence: Sentence, from: number, to: number): Span {
  return spanInBlock(sentence.block, sentence.offset + from, sentence.offset + to);
}

/**
 * Where a stretch of a block's text stands. An element's place is narrowed by offsets; of several lines or boxes the
 * first that the stretch touches is given.
 */
export function spanInBlock(block: TextBlock, from: number, to: number): Span {
  const text = block.text.slice(from, to);
  let at = 0;
  for (const span of block.spans) {
    const start = Math.max(0, block.text.indexOf(span.text, at));
    const end = start + span.text.length;
    at = end;
    if (end <= from && span !== block.spans.at(-1)) continue;
    if (span.place.type !== 'element') return { text, place: span.place };
    const base = span.place.start ?? 0;
    const isWhole = from === start && to === end && span.place.start === undefined;
    if (isWhole) return { text, place: span.place };
    return {
      text,
      place: { type: 'element', path: span.place.path, start: base + from - start, end: base + to - start },
    };
  }
  return { text, place: block.spans[0]?.place ?? { type: 'element', path: 'html' } };
}
