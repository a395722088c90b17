import type { CountryStatistic } from '../../schemas/extraction.ts';
import type { Language } from '../../schemas/language.ts';
import type { Layout } from '../layout.ts';

export function readStatistics(
  _layout: Layout,
  _used: ReadonlySet<number>,
  _language: Language,
): CountryStatistic[] {
  return [];
}
