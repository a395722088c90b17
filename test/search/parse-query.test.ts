import { expect, test } from 'vitest';
import { countriesNamed } from '../../search/country-words.ts';
import { matchExpression } from '../../search/match-expression.ts';
import { parseQuery } from '../../search/parse-query.ts';

/** `-field:type(words)` for each clause, short enough to be read in a table. */
const shape = (q: string): string =>
  parseQuery(q)
    .map(({ type, words, columns, isExcluded }) => {
      const scope = `${isExcluded ? '-' : ''}${columns ? `${columns.join('+')}:` : ''}`;
      return `${scope}${type}(${words.map(({ text }) => text).join(' ')})`;
    })
    .join(' ');

test.each([
  ['', ''],
  ['forced labour', 'word(forced) word(labour)'],
  ['"forced labour"', 'phrase(forced labour)'],
  ['„prisilno delo”', 'phrase(prisilno delo)'],
  ['"children"', 'phrase(children)'],
  ['traff*', 'prefix(traff)'],
  ['t*', 'word(t)'],
  ['co-operation', 'phrase(co operation)'],
  ['anti-traff*', 'word(anti) prefix(traff)'],
  [
    '-police -"human beings" -author:kos',
    '-word(police) -phrase(human beings) -authors+author+writer:word(kos)',
  ],
  ['title:"forced labour"', 'title:phrase(forced labour)'],
  ['Title:labour', 'title:word(labour)'],
  ['unknown:labour', 'word(unknown) word(labour)'],
  ['https://example.org/a', 'word(https) phrase(example org a)'],
  ['labour labour', 'word(labour)'],
  ['the victims of trafficking', 'word(victims) word(trafficking)'],
  ['the of', 'word(the) word(of)'],
  ['of -victims', 'word(of) -word(victims)'],
  ['- -- "" * :', ''],
  ['"unclosed phrase', 'word(unclosed) word(phrase)'],
])('%j is read as %s', (q, expected) => {
  expect(shape(q)).toBe(expected);
});

test('a query of any length has a bounded number of conditions', () => {
  const long = Array.from({ length: 500 }, (_, at) => `w${at}`).join(' ');

  expect(parseQuery(long)).toHaveLength(32);
});

test('of many prefixes the first few are prefixes, and a phrase ends somewhere', () => {
  const prefixes = parseQuery('aa* ab* ac* ad* ae* af* ag* ah*');
  const [phrase] = parseQuery(`"${'word '.repeat(200)}"`);

  expect(prefixes.map(({ type }) => type)).toEqual([...new Array(6).fill('prefix'), 'word', 'word']);
  expect(phrase?.words).toHaveLength(24);
});

test('an FTS5 expression quotes every token, so that nothing typed is syntax', () => {
  const expression = matchExpression(parseQuery('NEAR(x) AND "a b" OR* title:^y'), 'AND');

  const bare = expression.replace(/"[\p{L}\p{N}~ ]+"\*?/gu, '').replace(/\{[\w ]+\}/g, '');
  expect(bare.replace(/\b(AND|OR)\b/g, '')).toMatch(/^[\s():]*$/);
});

test.each([
  ['country:slovenia', ['SI']],
  ['country:Slovenija', ['SI']],
  ['country:fi', ['FI']],
  ['country:belg*', ['BE']],
  ['country:"united kingdom"', ['GB']],
  ['country:atlantis', []],
])('%s means %j', (q, codes) => {
  const [clause] = parseQuery(q);

  expect(clause && countriesNamed(clause)).toEqual(codes);
});
