import { matchHeader } from './match-header.ts';
import { BEGIN, END, LOOSE_NOUN, PROJECT_NOUN } from './prose-words.ts';

/** A text in which what is set apart by bold or italics stands between signs of its own, with the way back. */
export interface QuotedText {
  readonly text: string;
  /** Where a place of `text` stands in the text without the signs. */
  readonly at: (offset: number) => number;
}

export const MARK_OPEN = '‹';
export const MARK_CLOSE = '›';

const NOUN = new RegExp(`${BEGIN}(?:\\p{L}{3,20})?(?:${PROJECT_NOUN}|${LOOSE_NOUN})${END}`, 'iu');
/** How like a label that readers know words before a colon are, to be one and no name. */
const KNOWN_LABEL = 0.75;
const QUOTE = /[“„"»«‟”‹›]/;

/** Bold or italic words as a title would be quoted: a name, not a number, a label or a phrase with the noun in it. */
export function quoteMarks(text: string, marks: readonly { from: number; to: number }[]): QuotedText {
  const kept = marks
    .map(({ from, to }) => ({ from, to: to - (/[\s.,:;]+$/.exec(text.slice(from, to))?.[0].length ?? 0) }))
    .filter(({ from, to }) => {
      const words = text.slice(from, to);
      const isLabel =
        /^\s*:/.test(text.slice(to)) && (matchHeader(words).candidates[0]?.similarity ?? 0) >= KNOWN_LABEL;
      return (
        /^\p{Lu}/u.test(words) &&
        words.length <= 120 &&
        !isLabel &&
        !NOUN.test(words) &&
        !QUOTE.test(words) &&
        !/[“„"»«‟]\s?$/.test(text.slice(0, from))
      );
    });
  let quoted = '';
  let end = 0;
  for (const { from, to } of kept) {
    quoted += `${text.slice(end, from)}${MARK_OPEN}${text.slice(from, to)}${MARK_CLOSE}`;
    end = to;
  }
  quoted += text.slice(end);
  const signs = kept.flatMap(({ from, to }, i) => [from + 2 * i, to + 2 * i + 1]);
  return { text: quoted, at: (offset) => offset - signs.filter((sign) => sign < offset).length };
}
