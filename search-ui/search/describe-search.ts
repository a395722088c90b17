import type { SearchQuery } from '../../schemas/search.ts';
import { formatList } from '../language/format.ts';
import { isKind, type Labels } from '../language/labels.ts';

/** What is shown as a sentence: "32 studies from Slovenia and Belgium, 2015 to 2023". */
export function describeSearch(query: SearchQuery, total: number, labels: Labels): string {
  const { t, language } = labels;
  const kinds = query.filters.kind ?? [];
  const [only] = kinds;
  const count =
    kinds.length === 1 && only && isKind(only)
      ? labels.countOf(only, total)
      : t('count.records', { count: total });
  const countries = (query.filters.country ?? []).map((code) => labels.country(code));
  const parts = [
    countries.length > 0 ? t('results.from', { count, countries: formatList(countries, language) }) : count,
  ];
  if (query.yearFrom !== undefined && query.yearTo !== undefined)
    parts.push(
      query.yearFrom === query.yearTo
        ? String(query.yearFrom)
        : t('results.years', { from: String(query.yearFrom), to: String(query.yearTo) }),
    );
  else if (query.yearFrom !== undefined) parts.push(t('period.since', { start: String(query.yearFrom) }));
  else if (query.yearTo !== undefined) parts.push(t('period.until', { end: String(query.yearTo) }));
  return parts.join(', ');
}
