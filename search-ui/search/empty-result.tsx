import { useQueries } from '@tanstack/react-query';
import type { SearchQuery } from '../../schemas/search.ts';
import { searchOptions } from '../api/queries.ts';
import type { Labels } from '../language/labels.ts';
import { Link } from '../routing/link.tsx';
import { filterLabel } from './filter-chips.tsx';
import { activeFilters, emptyQuery, fromStart } from './search-address.ts';

/** At most so many filters are tried without: each is a question to the API. */
const TRIED = 8;

/** Nothing found: says which filter's removal brings how many records, and what else to try. */
export function EmptyResult({
  query,
  didYouMean,
  labels,
  onChange,
}: {
  query: SearchQuery;
  didYouMean: string | null;
  labels: Labels;
  onChange: (query: SearchQuery) => void;
}) {
  const { t } = labels;
  const filters = activeFilters(query).slice(0, TRIED);
  const answers = useQueries({
    queries: filters.map((filter) => searchOptions({ ...filter.without, limit: 1 })),
  });
  const unquoted = query.q.replaceAll('"', '');
  const ways = filters
    .map((filter, at) => ({ filter, total: answers[at]?.data?.total }))
    // What brings nothing either is no way out.
    .filter(({ total }) => total !== 0)
    .sort((a, b) => (b.total ?? 0) - (a.total ?? 0));
  return (
    <div className="state" data-testid="empty">
      <h2>{t('empty.title')}</h2>
      {didYouMean ? (
        <p>
          {t('empty.didYouMean')}{' '}
          <button
            type="button"
            className="plain-button"
            onClick={() => onChange(fromStart({ ...query, q: didYouMean }))}
          >
            {didYouMean}
          </button>
        </p>
      ) : null}
      {filters.length > 1 && ways.length > 0 ? (
        <>
          <p>{t('empty.loosen')}</p>
          <ul className="loosen">
            {ways.map(({ filter, total }) => (
              <li key={`${filter.facet}=${filter.value}`}>
                <button type="button" className="plain-button" onClick={() => onChange(filter.without)}>
                  {t('empty.without', { value: filterLabel(filter, labels) })}
                </button>{' '}
                <span className="soft number">
                  {total === undefined ? '…' : t('count.records', { count: total })}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p>
        {unquoted !== query.q ? (
          <button
            type="button"
            className="button"
            onClick={() => onChange(fromStart({ ...query, q: unquoted }))}
          >
            {t('empty.unquote')}
          </button>
        ) : null}{' '}
        <button type="button" className="button" onClick={() => onChange(emptyQuery())}>
          {t('empty.all')}
        </button>
      </p>
      <p className="soft">
        <Link href="/about#add">{t('empty.missing')}</Link>
      </p>
    </div>
  );
}
