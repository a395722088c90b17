import type { Language } from '../schemas/language.ts';
import type { MarkedText } from '../schemas/search.ts';
import type { QueryClause } from './parse-query.ts';
import type { SearchColumn } from './search-columns.ts';
import { stemTokens, stemTokensOfAllLanguages } from './stem-word.ts';
import { type Token, tokenize } from './tokenize.ts';

/** A stretch of a text that matched, by offsets, with the number of the clause that it fulfils. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly clause: number;
}

export interface Matcher {
  /** In reading order. */
  findMatches(text: string, column: SearchColumn, language: Language): Match[];
  /** Whether anything can match at all. */
  readonly isEmpty: boolean;
}

/** Finds in a text what the query's clauses match there, by the same analysis that filled the index. */
export function makeMatcher(clauses: readonly QueryClause[]): Matcher {
  const wanted = clauses
    .filter(({ isExcluded }) => !isExcluded)
    .map((clause, index) => ({ clause, index, stems: new Set(stemsOf(clause)) }));
  return {
    isEmpty: wanted.length === 0,
    findMatches(text, column, language) {
      const here = wanted.filter(({ clause }) => clause.columns === null || clause.columns.includes(column));
      if (here.length === 0) return [];
      const tokens = tokenize(text);
      const matches: Match[] = [];
      for (let at = 0; at < tokens.length; at++) {
        for (const { clause, index, stems } of here) {
          const end = matchEnd(clause, stems, tokens, at, language);
          const start = tokens[at]?.start;
          if (end !== null && start !== undefined) matches.push({ start, end, clause: index });
        }
      }
      return matches;
    },
  };
}

const stemsOf = (clause: QueryClause): string[] =>
  clause.type === 'word' ? stemTokensOfAllLanguages(clause.words[0]) : [];

/** Where the match that begins at a token ends; null where none begins. */
function matchEnd(
  clause: QueryClause,
  stems: ReadonlySet<string>,
  tokens: readonly Token[],
  at: number,
  language: Language,
): number | null {
  const token = tokens[at];
  if (!token) return null;
  const [word] = clause.words;
  if (clause.type === 'prefix') return token.text.startsWith(word.text) ? token.end : null;
  if (clause.type === 'word') {
    const isMatch = token.text === word.text || stemTokens(token, language).some((stem) => stems.has(stem));
    return isMatch ? token.end : null;
  }
  const isPhrase = clause.words.every(({ text }, offset) => tokens[at + offset]?.text === text);
  return isPhrase ? (tokens[at + clause.words.length - 1]?.end ?? null) : null;
}

/** The text between two offsets with its matches marked. Parts put together are the text. */
export function markText(text: string, matches: readonly Match[], from = 0, to = text.length): MarkedText {
  const parts: MarkedText = [];
  const add = (end: number, isMatch: boolean, start: number): void => {
    if (end > start) parts.push({ text: text.slice(start, end), isMatch });
  };
  let at = from;
  for (const { start, end } of matches.toSorted((a, b) => a.start - b.start)) {
    if (end <= at || start >= to) continue;
    const begin = Math.max(start, at);
    add(begin, false, at);
    add(Math.min(end, to), true, begin);
    at = Math.min(end, to);
  }
  add(to, false, at);
  return parts;
}
