import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Language } from '../../schemas/language.ts';
import { makeMatcher, markText } from '../../search/mark-matches.ts';
import { parseQuery } from '../../search/parse-query.ts';

const mark = (q: string, text: string, language: Language = 'en'): string =>
  markText(text, makeMatcher(parseQuery(q)).findMatches(text, 'findings', language))
    .map((part) => (part.isMatch ? `[${part.text}]` : part.text))
    .join('');

test.each([
  ['exploitation', 'They were exploited.', 'en', 'They were [exploited].'],
  ['zrtve', 'Žrtev in žrtve', 'sl', '[Žrtev] in [žrtve]'],
  ['traff*', 'Traffickers and traffic', 'en', '[Traffickers] and [traffic]'],
  [
    '"human beings"',
    'human beings, human rights, Human-beings',
    'en',
    '[human beings], human rights, [Human-beings]',
  ],
  ['exploitation', "l'exploitation", 'fr', "l'[exploitation]"],
  ['title:exploitation', 'exploitation', 'en', 'exploitation'],
  ['shelter -exploitation', 'exploitation', 'en', 'exploitation'],
] as const)('%s marks %s (%s) as %s', (q, text, language, expected) => {
  expect(mark(q, text, language)).toBe(expected);
});

test('a word inside a phrase is marked once', () => {
  expect(mark('victims "victims of crime"', 'victims of crime').replaceAll('][', '')).toBe(
    '[victims of crime]',
  );
});

test('the parts put together are the text, whatever is marked', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (q, text) => {
      const matches = makeMatcher(parseQuery(`${q} a* the`)).findMatches(text, 'findings', 'fr');

      return (
        markText(text, matches)
          .map((part) => part.text)
          .join('') === text
      );
    }),
    { numRuns: 1000 },
  );
});
