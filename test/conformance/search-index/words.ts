import { beforeEach, describe, expect, test } from 'vitest';
import type { SearchIndex } from '../../../search/search-index.ts';
import { generateVersions, makeVersion } from '../../support/search-records.ts';
import { type IndexUnderTest, marked } from './index-under-test.ts';

export function searchedWords({ current, fill, search, titles }: IndexUnderTest): void {
  let index: SearchIndex;
  beforeEach(() => {
    index = current();
  });

  describe('words', () => {
    test('are found without their diacritics, and with them where the text has none', async () => {
      await fill(
        makeVersion(1, { language: 'sl', fields: { title: 'Ključ do varnosti' } }),
        makeVersion(2, { language: 'sl', fields: { title: 'Kljuc brez strešice' } }),
      );

      expect(await titles({ q: 'kljuc' })).toHaveLength(2);
      expect(await titles({ q: 'KLJUČ' })).toHaveLength(2);
    });

    test.each([
      ['en', 'exploited workers', 'exploitation'],
      ['sl', 'Izkoriščanje žrtev', 'izkoriščanja'],
      ['sl', 'Trgovina z ljudmi', 'trgovine'],
      ['nl', 'slachtoffers van mensenhandel', 'slachtoffer'],
      ['fr', 'les victimes exploitées', 'victime'],
      ['fi', 'ihmiskaupan uhrit', 'uhrin'],
      ['it', 'lo sfruttamento dei lavoratori', 'lavoratore'],
      ['es', 'la explotación de menores', 'explotaciones'],
      ['es', 'la explotación de menores', 'explotacion'],
    ] as const)('in %s are found in another form: %s by %s', async (language, title, q) => {
      await fill(makeVersion(1, { language, fields: { title } }));

      const result = await search({ q });

      expect(result.total).toBe(1);
      expect(marked(result.hits[0]?.markedTitle ?? [])).toHaveLength(1);
    });

    test('written as asked stand before other forms of them', async () => {
      await fill(
        makeVersion(1, { fields: { title: 'Trainings for officers of police' } }),
        makeVersion(2, { fields: { title: 'Training for officers of police' } }),
        makeVersion(3, { fields: { title: 'Trained for officers of police' } }),
      );

      const result = await search({ q: 'training' });

      expect(result.total).toBe(3);
      expect(result.hits[0]?.title).toBe('Training for officers of police');
    });

    test('in the title weigh more than in the text', async () => {
      await fill(
        makeVersion(1, {
          fields: { title: 'A study of shelters', findings: 'Helplines helped many people.' },
        }),
        makeVersion(2, {
          fields: { title: 'A study of helplines', findings: 'Shelters helped many people.' },
        }),
      );

      expect((await search({ q: 'helplines' })).hits.map(({ title }) => title)).toEqual([
        'A study of helplines',
        'A study of shelters',
      ]);
    });

    test('must all be there; phrases in a row, prefixes at a start, excluded ones not at all', async () => {
      await fill(
        makeVersion(1, { fields: { title: 'Alpha beta gamma' } }),
        makeVersion(2, { fields: { title: 'Beta alpha delta' } }),
        makeVersion(3, { fields: { title: 'Gammalike alpha' } }),
      );

      expect(await titles({ q: 'alpha beta' })).toEqual(['Alpha beta gamma', 'Beta alpha delta']);
      expect(await titles({ q: '"alpha beta"' })).toEqual(['Alpha beta gamma']);
      expect(await titles({ q: '“alpha beta”' })).toEqual(['Alpha beta gamma']);
      expect(await titles({ q: 'gamma*' })).toEqual(['Alpha beta gamma', 'Gammalike alpha']);
      expect(await titles({ q: 'alpha -beta' })).toEqual(['Gammalike alpha']);
      expect(await titles({ q: '-"alpha beta"' })).toEqual(['Beta alpha delta', 'Gammalike alpha']);
      expect(await titles({ q: '-delta -gammalike' })).toEqual(['Alpha beta gamma']);
    });

    test('with a field before a colon are looked for there only', async () => {
      await fill(
        makeVersion(1, { fields: { title: 'Of Novak', authors: 'Kos' } }),
        makeVersion(2, { kind: 'project', country: 'FI', fields: { title: 'Other', author: 'Novak' } }),
      );

      expect(await titles({ q: 'author:novak' })).toEqual(['Other']);
      expect(await titles({ q: 'title:novak' })).toEqual(['Of Novak']);
      expect(await titles({ q: '-author:novak' })).toEqual(['Of Novak']);
      expect(await titles({ q: 'country:finland' })).toEqual(['Other']);
      expect(await titles({ q: 'country:SI' })).toEqual(['Of Novak']);
      expect(await titles({ q: 'finland' })).toEqual([]);
      expect(await titles({ q: 'kos:novak' })).toEqual(['Of Novak']);
    });

    test('that carry no meaning need not be there, unless they are all that is asked', async () => {
      await fill(makeVersion(1, { fields: { title: 'Prevention and trafficking' } }));

      expect(await titles({ q: 'prevention of the trafficking' })).toHaveLength(1);
      expect(await titles({ q: '"prevention of trafficking"' })).toHaveLength(0);
      expect(await titles({ q: 'of the' })).toHaveLength(0);
    });

    test('after an elided article are words of their own', async () => {
      await fill(makeVersion(1, { language: 'fr', fields: { title: "L'exploitation d’enfants" } }));

      expect(await titles({ q: 'exploitation enfants' })).toHaveLength(1);
      expect(await titles({ q: "l'exploitation" })).toHaveLength(1);
      expect(await titles({ q: '"l’exploitation d\'enfants"' })).toHaveLength(1);
    });

    test.each(
      [
        '"',
        '""',
        '*',
        '-',
        '--',
        '^a',
        'a AND',
        'NOT OR AND NEAR(',
        'title:',
        ':x',
        'NEAR(a b, 3)',
        '{title} : x',
        "'; DROP TABLE search_meta; --",
        '\u0000',
        '\ud800',
        '🙂',
        '((((((((((',
        '"unclosed phrase',
        'a* b* c*',
        '%_%',
        '<script>alert(1)</script>',
        '中文 العربية עברית ไทย',
        '~enexploit',
        '\\',
        `${'x '.repeat(400)}`,
        `"${'a '.repeat(450)}"`,
        'q'.repeat(1000),
      ].map((q) => [q.slice(0, 40), q] as const),
    )('of any kind are no error: %j', async (_, q) => {
      await fill(makeVersion(1, { fields: { title: 'A title' } }));

      const result = await search({ q });

      expect(result.total).toBeGreaterThanOrEqual(0);
    });
  });

  describe('spelling', () => {
    test('is mended by the words of the index, as they are written there', async () => {
      await fill(
        makeVersion(1, { language: 'sl', fields: { title: 'Izkoriščanje delavcev' } }),
        makeVersion(2, { fields: { title: 'Trafficking in persons' } }),
      );

      expect((await search({ q: 'trafiking persons' })).didYouMean).toBe('trafficking persons');
      expect((await search({ q: 'izkoristjanje' })).didYouMean).toBe('izkoriščanje');
      expect((await search({ q: 'trafficking' })).didYouMean).toBeNull();
    });

    test('is not mended where the better query has no hits either', async () => {
      await fill(makeVersion(1, { fields: { title: 'Trafficking in persons' } }));

      expect((await search({ q: 'trafiking zebras' })).didYouMean).toBeNull();
      expect((await search({ q: 'trafiking', filters: { country: ['FI'] } })).didYouMean).toBeNull();
      expect((await search({ q: 'xqzzv' })).didYouMean).toBeNull();
    });
  });

  describe('suggestions', () => {
    const concept = { id: 'exploitation/forced-begging', field: 'title', quote: 'begging' };

    test('name concepts in the language of the reader, countries, titles and words', async () => {
      await fill(
        makeVersion(1, { country: 'SI', fields: { title: 'Begging in the streets' }, concepts: [concept] }),
        makeVersion(2, { country: 'FI', fields: { title: 'Other' } }),
      );
      const suggest = (text: string, language: string) => index.suggest({ text, language, limit: 8 });

      expect(await suggest('ber', 'sl')).toContainEqual({
        type: 'concept',
        text: 'prisilno beračenje',
        value: 'exploitation/forced-begging',
        count: 1,
      });
      expect(await suggest('slovenij', 'en')).toContainEqual({
        type: 'country',
        text: 'Slovenia',
        value: 'SI',
        count: 1,
      });
      const begging = await suggest('begg', 'en');
      expect(begging.map(({ type }) => type)).toEqual(['concept', 'title', 'word']);
      expect(begging.at(-1)).toEqual({ type: 'word', text: 'begging', value: 'begging', count: 1 });
      expect(await suggest('', 'en')).toEqual([]);
      expect(await suggest('xqzzv', 'en')).toEqual([]);
    });

    test('are as many as asked at most, whatever is typed', async () => {
      await fill(...generateVersions(60));

      for (const text of ['for', 'a', 'tra', '"; DROP', 'the forced', '*', '\ud800'])
        expect((await index.suggest({ text, language: 'en', limit: 4 })).length).toBeLessThanOrEqual(4);
    });
  });
}
