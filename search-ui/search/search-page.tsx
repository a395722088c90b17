import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { SORTS } from '../../schemas/facet.ts';
import type { SearchQuery, SearchResult } from '../../schemas/search.ts';
import { searchOptions, useSearch } from '../api/queries.ts';
import { type Labels, useLabels } from '../language/labels.ts';
import { navigate, usePlace } from '../routing/location.ts';
import { usePageTitle } from '../routing/page-title.ts';
import { announce } from '../shell/announce.ts';
import { DroppedNotice } from '../shell/dropped-notice.tsx';
import { Modal } from '../shell/modal.tsx';
import { ErrorState } from '../shell/page-states.tsx';
import { setPreference, usePreference } from '../shell/preferences.ts';
import { useChoosing } from './choosing.ts';
import { useTellConnectors } from './coins.tsx';
import { CompactList } from './compact-list.tsx';
import { EmptyResult } from './empty-result.tsx';
import { Entry } from './entry.tsx';
import { FacetColumn, Facets } from './facet-column.tsx';
import { FilterChips } from './filter-chips.tsx';
import { KindTabs } from './kind-tabs.tsx';
import { BeyondTheLast, Pager } from './pager.tsx';
import { ResultTable } from './result-table.tsx';
import {
  activeFilters,
  emptyQuery,
  fromStart,
  readSearchAddress,
  searchAddress,
  VIEWS,
  withValue,
} from './search-address.ts';
import { SearchBox } from './search-box.tsx';
import './search-page.css';
import { describeSearch } from './describe-search.ts';
import { TakeAlong } from './take-along.tsx';

const PAGE_SIZES = [20, 50, 100];

export function Page() {
  const place = usePlace();
  const labels = useLabels();
  const { t } = labels;
  const { state, unread } = useMemo(() => readSearchAddress(place.search), [place.search]);
  const { query, page, view } = state;
  const answer = useSearch(query);
  const result = answer.data;
  const [isSheetOpen, setSheetOpen] = useState(false);
  useTellConnectors(result?.hits);
  const sentence = result ? describeSearch(query, result.total, labels) : '';
  usePageTitle(query.q ? `${query.q} – ${t('nav.search')}` : t('nav.search'));
  useEffect(() => {
    if (sentence && !answer.isPlaceholderData)
      announce(t('results.announce', { sentence, filters: activeFilters(query).length }));
  }, [sentence, answer.isPlaceholderData, query, t]);

  const go = (next: SearchQuery) => navigate(searchAddress({ query: next, view }));
  const choosing = useChoosing();
  return (
    <div className="wide page results-page" data-busy={answer.isPlaceholderData || undefined}>
      <h1 className="visually-hidden">{t('results.title')}</h1>
      <div className="results-search no-print">
        <SearchBox
          text={query.q}
          size="large"
          onSearch={(q) => go(fromStart({ ...query, q }))}
          onChoose={(facet, value) => go(withValue({ ...query, q: '' }, facet, value, 'chosen'))}
        />
      </div>
      <DroppedNotice unread={unread} href={searchAddress(state)} />
      <KindTabs result={result} query={query} labels={labels} choosing={choosing} onChange={go} />
      <aside className="results-facets no-print" aria-label={t('results.filters')} {...choosing.area}>
        {result ? (
          <FacetColumn result={result} query={query} labels={labels} choosing={choosing} />
        ) : (
          <FacetSkeleton />
        )}
      </aside>
      <section className="results-main" aria-label={t('results.title')}>
        <div className="results-head">
          <p className="results-sentence" data-testid="total">
            {answer.error && !result ? '' : sentence || t('results.loading')}
          </p>
          {answer.isPlaceholderData ? (
            <p className="results-slow small soft" aria-hidden="true">
              {t('results.slow')}
            </p>
          ) : null}
          <div className="results-tools no-print">
            {query.q && result && result.total > 0 ? <MarksChoice labels={labels} /> : null}
            <label>
              <span className="visually-hidden">{t('sort.label')}</span>
              <select
                className="field"
                value={query.sort ?? (query.q ? 'relevance' : 'newest')}
                onChange={(event) => {
                  const sort = SORTS.find((known) => known === event.target.value);
                  const { sort: _old, ...rest } = query;
                  const isDefault = sort === (query.q ? 'relevance' : 'newest');
                  go(fromStart(sort && !isDefault ? { ...rest, sort } : rest));
                }}
              >
                {SORTS.filter((sort) => sort !== 'relevance' || query.q).map((sort) => (
                  <option key={sort} value={sort}>
                    {t(`sort.${sort}`)}
                  </option>
                ))}
              </select>
            </label>
            <fieldset className="segments view-choice" aria-label={t('view.label')}>
              {VIEWS.map((known) => (
                <button
                  key={known}
                  type="button"
                  aria-pressed={view === known}
                  onClick={() => navigate(searchAddress({ ...state, view: known }))}
                >
                  {t(`view.${known}`)}
                </button>
              ))}
            </fieldset>
          </div>
        </div>
        <FilterChips query={query} labels={labels} onChange={go} />
        <button type="button" className="button sheet-button no-print" onClick={() => setSheetOpen(true)}>
          {t('results.openFilters', { count: activeFilters({ ...query, q: '' }).length })}
        </button>
        {answer.error && (!result || !answer.isPlaceholderData) ? (
          <ErrorState error={answer.error} retry={() => void answer.refetch()} />
        ) : !result ? (
          <EntrySkeletons count={6} />
        ) : result.total === 0 ? (
          <EmptyResult query={query} didYouMean={result.didYouMean} labels={labels} onChange={go} />
        ) : (
          <>
            {result.hits.length === 0 ? (
              <BeyondTheLast state={state} total={result.total} labels={labels} />
            ) : view === 'table' ? (
              <ResultTable hits={result.hits} labels={labels} />
            ) : view === 'compact' ? (
              <CompactList hits={result.hits} labels={labels} />
            ) : (
              <ol className="entries">
                {result.hits.map((hit) => (
                  <li key={hit.id}>
                    <Entry hit={hit} labels={labels} />
                  </li>
                ))}
              </ol>
            )}
            <Pager state={state} result={result} page={page} labels={labels} />
            <div className="page-size no-print">
              <label>
                {t('pager.size')}{' '}
                <select
                  className="field"
                  value={query.limit}
                  onChange={(event) => go(fromStart({ ...query, limit: Number(event.target.value) }))}
                >
                  {[...new Set([...PAGE_SIZES, query.limit])]
                    .sort((a, b) => a - b)
                    .map((size) => (
                      <option key={size}>{size}</option>
                    ))}
                </select>
              </label>
            </div>
          </>
        )}
      </section>
      {result && result.total > 0 ? (
        <TakeAlong query={query} result={result} labels={labels} />
      ) : (
        <div className="take-along" />
      )}
      {isSheetOpen ? (
        <Modal title={t('results.filters')} className="sheet" onClose={() => setSheetOpen(false)}>
          <div className="sheet-body">
            {result ? <Facets result={result} query={query} labels={labels} isHeld /> : null}
          </div>
          <div className="sheet-foot">
            <button
              type="button"
              className="plain-button"
              onClick={() => go({ ...emptyQuery(), q: query.q })}
              disabled={activeFilters({ ...query, q: '' }).length === 0}
            >
              {t('results.clear')}
            </button>
            <button
              type="button"
              className="button main"
              onClick={() => setSheetOpen(false)}
              aria-live="polite"
            >
              {t('results.show', { count: result?.total ?? 0 })}
            </button>
          </div>
        </Modal>
      ) : null}
      <Prefetch query={query} result={answer.isPlaceholderData ? undefined : result} />
    </div>
  );
}

function MarksChoice({ labels: { t } }: { labels: Labels }) {
  const isShown = usePreference('marks');
  return (
    <label className="marks-choice">
      <input
        type="checkbox"
        checked={isShown}
        onChange={(event) => setPreference('marks', event.target.checked)}
      />
      {t('results.marks')}
    </label>
  );
}

/** The next page is fetched while this one is read. */
function Prefetch({ query, result }: { query: SearchQuery; result: SearchResult | undefined }) {
  const client = useQueryClient();
  const next = result?.next;
  useEffect(() => {
    if (next) void client.prefetchQuery(searchOptions({ ...fromStart(query), cursor: next }));
  }, [client, query, next]);
  return null;
}

function FacetSkeleton() {
  return (
    <div aria-hidden="true">
      {[190, 160, 330, 290].map((height) => (
        <div key={height} className="skeleton" style={{ height, marginBottom: 24 }} />
      ))}
    </div>
  );
}

function EntrySkeletons({ count }: { count: number }) {
  return (
    <div aria-hidden="true" className="entries">
      {Array.from({ length: count }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: equal bars without identity
        <div key={at} className="entry">
          <div className="skeleton" style={{ height: 18, width: 260, marginBottom: 8 }} />
          <div className="skeleton" style={{ height: 24, width: '70%', marginBottom: 8 }} />
          <div className="skeleton" style={{ height: 42, width: '92%', marginBottom: 8 }} />
          <div className="skeleton" style={{ height: 18, width: '55%' }} />
        </div>
      ))}
    </div>
  );
}
