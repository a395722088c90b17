import type { SearchQuery } from '../../schemas/search.ts';
import type { Labels } from '../language/labels.ts';
import { activeFilters, emptyQuery, type Filter } from './search-address.ts';

export function filterLabel(filter: Filter, labels: Labels): string {
  const { t } = labels;
  if (filter.facet === 'q') return `“${filter.value}”`;
  if (filter.facet === 'years') return filter.value === 'unknown' ? t('years.unknown') : filter.value;
  const value = labels.value(filter.facet, filter.value);
  return filter.isExcluded ? t('chips.not', { value }) : value;
}

/** Every active filter with a button that takes it away, and one that takes all. */
export function FilterChips({
  query,
  labels,
  onChange,
}: {
  query: SearchQuery;
  labels: Labels;
  onChange: (query: SearchQuery) => void;
}) {
  const { t } = labels;
  const filters = activeFilters(query);
  if (filters.length === 0) return null;
  return (
    <ul className="chips" aria-label={t('chips.label')}>
      {filters.map((filter) => (
        <li key={`${filter.facet}=${filter.isExcluded ? '-' : ''}${filter.value}`}>
          <button
            type="button"
            className="chip"
            data-excluded={filter.isExcluded || undefined}
            aria-label={t('chips.remove', { value: filterLabel(filter, labels) })}
            onClick={() => onChange(filter.without)}
          >
            {filterLabel(filter, labels)}
            <svg viewBox="0 0 12 12" aria-hidden="true">
              <path d="m3 3 6 6M9 3 3 9" />
            </svg>
          </button>
        </li>
      ))}
      {filters.length > 1 ? (
        <li>
          <button type="button" className="plain-button no-print" onClick={() => onChange(emptyQuery())}>
            {t('chips.clear')}
          </button>
        </li>
      ) : null}
    </ul>
  );
}
