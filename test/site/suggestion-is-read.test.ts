import { expect, test } from 'vitest';
import { extractDocument } from '../../extract/extract-document.ts';
import { EMPTY_SUGGESTION, suggestionPage } from '../../search-ui/suggest/suggestion-file.ts';

test('the file that a reader sends is read as one good practice, whatever the language of the words', async () => {
  const suggestion = {
    ...EMPTY_SUGGESTION,
    title: 'Nočna linija za delavce',
    country: 'Slovenija',
    aims: 'Doseči delavce ponoči.',
    period: '2019 - 2021',
    activities: 'Telefonska linija v štirih jezikih.',
    results: 'Klici & napotitve.',
    link: 'https://example.org/linija?a=1&b=2',
    source: 'Poročilo, stran 4',
  };

  const { records } = await extractDocument({
    bytes: new TextEncoder().encode(suggestionPage(suggestion, 'sl')),
    mediaType: 'text/html',
    country: 'SI',
    source: null,
    vocabularies: [],
  });

  const { title, aims, period, activities, results } = suggestion;
  expect(records).toHaveLength(1);
  expect(records[0]).toMatchObject({
    kind: 'practice',
    country: 'SI',
    fields: { title, aims, period, activities, results },
    links: [suggestion.link],
    period: { start: '2019', end: '2021' },
  });
});
