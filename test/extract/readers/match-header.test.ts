import { expect, test } from 'vitest';
import { matchHeader } from '../../../extract/readers/match-header.ts';

test.each([
  [
    'audience',
    ['Doelpubliek', 'Ciljna javnost', 'Public visé', 'A chi si rivolge', 'Who it is for', 'Zielgruppe'],
  ],
  ['participants', ['Chi ha partecipato', 'Onderzochte groep', 'Amostra', 'Population enquêtée']],
  ['programme', ['Met steun van', 'Con il sostegno di', 'Supported by', 'Ob podpori']],
  ['level', ['Où', 'Dove', 'Missä', 'Kje', 'Waar']],
  ['period', ['Plazo de ejecución', 'Toteutusvuodet', 'Attivo dal', 'Quando']],
  ['outcome', ['What came out', 'Bereikte resultaten', 'Aikaansaannokset', 'Ricadute', 'Bilan']],
  ['goal', ['What it wants to achieve', 'Mihin pyritään', 'Čemu služi']],
  ['activities', ['Steps taken', 'Potek dela', 'Cosa si fa', 'Déroulement']],
  ['studyType', ['Studiendesign', 'Zasnova']],
])('headers about %s are known by their words, also those that no list holds', (concept, headers) => {
  expect(headers.map((header) => matchHeader(header).candidates[0]?.concept)).toEqual(
    headers.map(() => concept),
  );
});

test('whom a project is for is never taken for its goal', () => {
  for (const header of ['Doelpubliek', 'Ciljna javnost', 'Zielgruppe', 'Target group'])
    expect(matchHeader(header).candidates.map(({ concept }) => concept)).not.toContain('goal');
});
