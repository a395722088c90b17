import { countriesNamed } from './country-words.ts';
import type { QueryClause } from './parse-query.ts';
import { DEFAULT_COLUMNS, placeToken } from './search-columns.ts';
import { stemTokensOfAllLanguages } from './stem-word.ts';

/** The tokens that one clause looks for: any of the alternatives; each is a row of tokens, the last one perhaps a prefix. */
export interface ClauseTokens {
  readonly alternatives: readonly (readonly string[])[];
  readonly isPrefix: boolean;
}

/** A word is found itself or by its stem in any language; a phrase or prefix only as written. */
export function clauseTokens({ type, words }: QueryClause): ClauseTokens {
  const asWritten = words.map(({ text }) => text);
  if (type !== 'word') return { alternatives: [asWritten], isPrefix: type === 'prefix' };
  return {
    alternatives: [asWritten, ...stemTokensOfAllLanguages(words[0]).map((stem) => [stem])],
    isPrefix: false,
  };
}

/** An FTS5 expression. Tokens hold letters, digits and the stem mark only, and are quoted: nothing can act as syntax. */
export function matchExpression(clauses: readonly QueryClause[], operator: 'AND' | 'OR'): string {
  return clauses.map(clauseExpression).join(` ${operator} `);
}

function clauseExpression(clause: QueryClause): string {
  const { alternatives, isPrefix } = clauseTokens(clause);
  const phrases = alternatives.map((tokens) => `"${tokens.join(' ')}"${isPrefix ? '*' : ''}`);
  const columns = (clause.columns ?? DEFAULT_COLUMNS).filter((column) => column !== 'place');
  const inWords = `{${columns.join(' ')}} : (${phrases.join(' OR ')})`;
  const places = clause.columns?.includes('place') ? countriesNamed(clause).map(placeToken) : [];
  if (places.length === 0) return `(${inWords})`;
  return `((${inWords}) OR ({place} : (${places.map((token) => `"${token}"`).join(' OR ')})))`;
}
