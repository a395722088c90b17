import { columnsOfPrefix, type SearchColumn } from './search-columns.ts';
import { STOP_WORDS } from './stop-words.ts';
import { type Token, tokenize } from './tokenize.ts';

export type QueryWord = Pick<Token, 'text' | 'raw'>;

/** One condition of a query. All must hold, those that are excluded must not. */
export interface QueryClause {
  /** `word` also finds other forms of the word; `prefix` any word that begins so; `phrase` these very words in a row. */
  readonly type: 'word' | 'prefix' | 'phrase';
  /** One for a word or prefix, two or more for a phrase. */
  readonly words: readonly [QueryWord, ...QueryWord[]];
  /** Null: every column that is searched by default. */
  readonly columns: readonly SearchColumn[] | null;
  readonly isExcluded: boolean;
}

/** More conditions than anyone types; what follows is left out, which bounds the cost of a hostile query. */
const MAX_CLAUSES = 32;
/** A prefix gathers many words and a phrase reads places: both cost more than a word. */
const MAX_PREFIXES = 6;
const MAX_PHRASE_LENGTH = 24;
/** Fewer letters would have to gather a good part of the dictionary. */
const MIN_PREFIX_LENGTH = 2;

/** Takes any text: what is no syntax is words, and no text is an error. No clause means everything. */
export function parseQuery(q: string): QueryClause[] {
  const text = q.replace(/[“”„‟«»＂]/g, '"');
  const terms = /(-?)(?:(\p{L}+):)?(?:"([^"]*)"|(\S+))/gu;
  const clauses: QueryClause[] = [];
  for (let match = terms.exec(text); match !== null; match = terms.exec(text)) {
    const [, minus, prefix, quoted, bare] = match;
    const columns = prefix === undefined ? null : columnsOfPrefix(prefix);
    const scope = { columns, isExcluded: minus === '-' };
    if (prefix !== undefined && columns === null) clauses.push(...bareClauses(prefix, scope));
    clauses.push(...(quoted === undefined ? bareClauses(bare ?? '', scope) : quotedClauses(quoted, scope)));
  }
  return withFewPrefixes(withoutStopWords(withoutRepeats(clauses)).slice(0, MAX_CLAUSES));
}

type Scope = Pick<QueryClause, 'columns' | 'isExcluded'>;

function quotedClauses(quoted: string, scope: Scope): QueryClause[] {
  const [first, ...rest] = tokenize(quoted).slice(0, MAX_PHRASE_LENGTH).map(asWord);
  return first ? [{ type: 'phrase', words: [first, ...rest], ...scope }] : [];
}

/** `co-operation` is a phrase of its parts; a colon between words only separates them. */
function bareClauses(bare: string, scope: Scope): QueryClause[] {
  return bare.split(/[:"]+/).flatMap((part) => {
    const [first, ...rest] = tokenize(part).slice(0, MAX_PHRASE_LENGTH).map(asWord);
    if (!first) return [];
    const last = rest.at(-1) ?? first;
    if (part.endsWith('*') && last.text.length >= MIN_PREFIX_LENGTH) {
      const before = [first, ...rest].slice(0, -1);
      return [
        ...before.map((word): QueryClause => ({ type: 'word', words: [word], ...scope })),
        { type: 'prefix', words: [last], ...scope },
      ];
    }
    return [{ type: rest.length > 0 ? 'phrase' : 'word', words: [first, ...rest], ...scope }];
  });
}

const asWord = ({ text, raw }: Token): QueryWord => ({ text, raw });

function withoutRepeats(clauses: readonly QueryClause[]): QueryClause[] {
  return [...new Map(clauses.map((clause) => [JSON.stringify(clause), clause])).values()];
}

/** Function words go, unless nothing else is asked for. */
function withoutStopWords(clauses: readonly QueryClause[]): QueryClause[] {
  const meant = clauses.filter(
    ({ type, words, columns, isExcluded }) =>
      type !== 'word' || columns !== null || isExcluded || !STOP_WORDS.has(words[0].text),
  );
  return meant.some(({ isExcluded }) => !isExcluded) ? meant : [...clauses];
}

/** The first few; further ones are taken as the words they begin with. */
function withFewPrefixes(clauses: readonly QueryClause[]): QueryClause[] {
  let prefixes = 0;
  return clauses.map((clause) =>
    clause.type === 'prefix' && ++prefixes > MAX_PREFIXES ? { ...clause, type: 'word' } : clause,
  );
}
