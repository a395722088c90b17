import { quoteMarks } from './prose-marks.ts';
import type { ProjectName } from './prose-project-name.ts';
import { marksIn, type Sentence } from './prose-sentences.ts';

const LEAD =
  /^(?:["“„»«‹]\s?(?<quoted>[^“”„"»«‹›]{2,160}?)\s?["“”«»›]|(?<plain>\p{Lu}[^,.;:()]{1,120}?))(?<second>\s+[–—-]\s+\p{Lu}[^.;:()]{3,120}?(?=\s*\((?:19|20)\d\d))?(?=\s*(?:[–—:(,]|\s-\s|\.$|$))/u;

/**
 * The name that an item of a list begins with; null without one. Without an introduction that counts the projects, an
 * item's first words name something only where they are set apart.
 */
export function itemName(sentence: Sentence, isCounted: boolean): ProjectName | null {
  const quoted = quoteMarks(sentence.text, marksIn(sentence));
  const lead = LEAD.exec(quoted.text);
  const { quoted: set, plain, second = '' } = lead?.groups ?? {};
  const name = set ?? plain;
  if (!lead || !name || (!isCounted && set === undefined)) return null;
  const from = quoted.at(lead[0].indexOf(name));
  const to = second === '' ? from + name.length : quoted.at(lead[0].length);
  return {
    name: sentence.text.slice(from, to),
    from,
    to,
    gloss: null,
    mentionFrom: 0,
    mentionTo: quoted.at(lead[0].length),
    isProject: isCounted,
    isQuoted: set !== undefined,
    isSetApart: !isCounted,
  };
}
