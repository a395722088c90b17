import { expect, test } from 'vitest';
import { readStatistics } from '../../../extract/readers/read-statistics.ts';
import type { Language } from '../../../schemas/language.ts';
import { layout, paragraph } from './build-layout.ts';

const TOLD: readonly (readonly [Language, string, readonly (readonly [number, string, string, string])[]])[] =
  [
    [
      'en',
      'In 2022, the police identified 42 victims of trafficking, of whom 24 were women.',
      [
        [42, 'count', 'victims', '2022'],
        [24, 'count', 'women', '2022'],
      ],
    ],
    ['en', 'The mechanism received 215 notifications in 2023.', [[215, 'count', 'notifications', '2023']]],
    ['it', 'Le vittime assistite nel 2020 sono state 2.100.', [[2100, 'count', 'vittime', '2020']]],
    [
      'it',
      'Nel 2021 sono state prese in carico 706 persone; il 75,6% erano donne.',
      [
        [706, 'count', 'persone', '2021'],
        [75.6, 'percent', 'donne', '2021'],
      ],
    ],
    ['fi', 'Vuonna 2021 järjestelmässä oli yhteensä 800 henkilöä.', [[800, 'count', 'henkilöä', '2021']]],
    ['nl', 'In 2021 werden 4.732 slachtoffers gemeld.', [[4732, 'count', 'slachtoffers', '2021']]],
    ['fr', 'En 2022, 15 enquêtes ont été ouvertes.', [[15, 'count', 'enquêtes', '2022']]],
    ['es', 'El teléfono recibió 2.340 llamadas en 2022.', [[2340, 'count', 'llamadas', '2022']]],
  ];

test.each(TOLD)(
  'a count of a country told in %s has its value, what it counts and its year: %s',
  (language, words, counts) => {
    const statistics = readStatistics(layout(paragraph(words)), new Set(), language);

    expect(statistics.map(({ value, unit, of, period }) => [value, unit, of, period?.start])).toEqual(counts);
  },
);

test('the sample of a study and a count without a date are no counts of a country', () => {
  const words = 'The study heard 12 victims in 2020. The police identified 42 victims.';

  expect(readStatistics(layout(paragraph(words)), new Set(), 'en')).toEqual([]);
});
