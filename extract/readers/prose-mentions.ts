import type { ProjectName } from './prose-project-name.ts';
import type { Telling } from './prose-telling.ts';
import { BEGIN, END } from './prose-words.ts';

/** More projects than this on a page, and their bare names are not sought in each sentence. */
const MAX_SOUGHT = 200;

/** Projects that were named before and come again by their bare name: "SAFEHARBOUR is funded by …". */
export function findMentions(text: string, tellings: readonly Telling[]): ProjectName[] {
  const found: ProjectName[] = [];
  for (const telling of tellings.slice(-MAX_SOUGHT)) {
    const name = bareName(telling);
    if (name === null || !text.includes(name)) continue;
    const pattern = new RegExp(`${BEGIN}${name.replace(/[^\p{L}\p{N}\s]/gu, '.')}${END}`, 'gu');
    for (const { index } of text.matchAll(pattern)) {
      const range = { from: index, to: index + name.length };
      if (found.some(({ from, to }) => from < range.to && range.from < to)) continue;
      const gloss = ACRONYM.test(name) ? longFormAfter(text, range.to) : null;
      found.push({
        ...range,
        name,
        gloss,
        mentionFrom: range.from,
        mentionTo: gloss?.to ?? range.to,
        isProject: telling.isProject,
        isQuoted: telling.isQuoted,
        isSetApart: telling.isCandidate,
        of: telling,
      });
    }
  }
  return found;
}

/** Acronyms of a sentence's own names that come again in it: "The A and B projects …: A reached 40 pupils, B trained 30". */
export function namedAgain(text: string, names: readonly ProjectName[]): ProjectName[] {
  return names
    .filter(({ name }) => /^\p{Lu}[\p{Lu}\p{N}+-]{2,}$/u.test(name))
    .flatMap((name) =>
      [
        ...text
          .slice(name.mentionTo)
          .matchAll(new RegExp(`${BEGIN}${name.name.replace(/[+-]/g, '.')}${END}`, 'gu')),
      ].map(({ index }) => {
        const from = name.mentionTo + index;
        const to = from + name.name.length;
        return { ...name, from, to, gloss: null, mentionFrom: from, mentionTo: to };
      }),
    )
    .filter(({ from, to }) => !names.some((name) => name.mentionFrom < to && from < name.mentionTo));
}

const ACRONYM = /^\p{Lu}[\p{Lu}\p{N}+-]{2,}$/u;

/** "TRACE (Tools to Recover Assets)": what an acronym stands for. */
function longFormAfter(text: string, to: number): { from: number; to: number } | null {
  const bracket = /^\s*\((?=\p{Lu}\p{Ll})[^()\d]{8,200}\)/u.exec(text.slice(to))?.[0];
  return bracket === undefined ? null : { from: to + bracket.indexOf('('), to: to + bracket.length };
}

/** An acronym or two words; a single word may be any word of the language. */
function bareName({ name, isHeading, isCandidate }: Telling): string | null {
  const acronym = /^\p{Lu}[\p{Lu}\p{N}+-]{2,}(?=\s*[:–—(-]|$)/u.exec(name)?.[0];
  if (acronym) return acronym;
  const head = /^[^:(–—]{4,}?(?=\s*[:(–—]|$)/u.exec(name)?.[0] ?? name;
  return /\s/.test(head) || ((isHeading || isCandidate) && head.length >= 4) ? head : null;
}
