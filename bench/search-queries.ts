import { SearchQuery } from '../schemas/search.ts';
import { seededRandom } from '../test/support/search-records.ts';

const WORDS =
  'trafficking victims children forced labour exploitation prevention police migrants women training support begging shelter raziskava žrtve izkoriščanje otroci ozaveščanje slachtoffers uitbuiting victimes enfants travail uhrit hyväksikäyttö lapset vittime sfruttamento bambini víctimas explotación niños courts legislation trauma kalo rigogo zenodi'.split(
    ' ',
  );
const COUNTRIES = ['SI', 'BE', 'FI', 'IT', 'ES', 'FR'];

/**
 * What readers send, the same for a seed: half of one word, the rest of two or three, phrases, prefixes, exclusions and
 * none at all; half with choices in one to three facets or years. Every answer carries all facets and the histogram.
 */
export function benchQueries(count: number, seed: number): SearchQuery[] {
  const random = seededRandom(seed);
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? '';
  return Array.from({ length: count }, () => {
    const filters: SearchQuery['filters'] = {};
    if (random() < 0.3) filters.country = [pick(COUNTRIES), pick(COUNTRIES)];
    if (random() < 0.25) filters.kind = [pick(['study', 'project', 'practice'])];
    if (random() < 0.2)
      filters.exploitation = [pick(['forced-labour', 'sexual-exploitation', 'forced-begging'])];
    const years = random() < 0.15 ? { yearFrom: 2012, yearTo: 2019 } : {};
    return SearchQuery.parse({ q: words(random, pick), filters, ...years });
  });
}

function words(random: () => number, pick: (from: readonly string[]) => string): string {
  const chance = random();
  if (chance < 0.1) return '';
  if (chance < 0.55) return pick(WORDS);
  if (chance < 0.8) return `${pick(WORDS)} ${pick(WORDS)}`;
  if (chance < 0.88) return `${pick(WORDS)} ${pick(WORDS)} ${pick(WORDS)}`;
  if (chance < 0.92) return '"human beings"';
  if (chance < 0.96) return `${pick(WORDS).slice(0, 4)}*`;
  return `${pick(WORDS)} -${pick(WORDS)}`;
}

/** The value below which a share of the numbers lies. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
