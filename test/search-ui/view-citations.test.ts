import { expect, test } from 'vitest';
import { VIEW_CITATIONS } from '../../search-ui/cite/view-citations.ts';

const VIEW = {
  title: 'Records by form of exploitation: Belgium and “Slovenia”',
  version: 'index version 12',
  date: new Date(2026, 4, 3, 12),
  address: 'https://atlas.example/compare?country=BE&country=SI',
};

test.each([
  [
    'apa',
    'Prismatlas. (2026). Records by form of exploitation: Belgium and “Slovenia” (Index version 12) [Data set]. Retrieved 3 May 2026, from https://atlas.example/compare?country=BE&country=SI',
  ],
  [
    'mla',
    '“Records by form of exploitation: Belgium and ‘Slovenia’.” Prismatlas, index version 12, 2026, https://atlas.example/compare?country=BE&country=SI. Accessed 3 May 2026.',
  ],
  [
    'chicago',
    'Prismatlas. “Records by form of exploitation: Belgium and ‘Slovenia’.” Index version 12. Accessed May 3, 2026. https://atlas.example/compare?country=BE&country=SI.',
  ],
  [
    'iso690',
    'PRISMATLAS. Records by form of exploitation: Belgium and “Slovenia”. Online. Index version 12. 2026. [viewed 2026-05-03]. Available from: https://atlas.example/compare?country=BE&country=SI',
  ],
] as const)('a view is cited in %s with its index version and day', (style, text) => {
  expect(VIEW_CITATIONS[style](VIEW)).toBe(text);
});
