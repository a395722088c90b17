import { type FormEvent, useState } from 'react';
import { LAST_NUMBERED_RECORD } from '../../schemas/facet.ts';
import type { SearchResult } from '../../schemas/search.ts';
import { formatNumber } from '../language/format.ts';
import type { Labels } from '../language/labels.ts';
import { Link } from '../routing/link.tsx';
import { navigate } from '../routing/location.ts';
import { shownPages } from './page-numbers.ts';
import { fromStart, type SearchState, searchAddress } from './search-address.ts';

/** The cursors of pages already seen, by the address of their first page: the way back where pages have no numbers. */
const seen = new Map<string, Map<number, string | undefined>>();

/**
 * The way to other pages. The next one is asked for by cursor, so that nothing is shown twice or passed over though
 * records come in meanwhile; any other by its number, as far as pages have numbers.
 */
export function Pager({
  state,
  result,
  page,
  labels: { t, language },
}: {
  state: SearchState;
  result: SearchResult;
  page: number;
  labels: Labels;
}) {
  const { query } = state;
  const first = fromStart(query);
  const key = searchAddress({ query: first });
  const cursors = seen.get(key) ?? new Map<number, string | undefined>();
  cursors.set(page, query.cursor);
  seen.set(key, cursors);
  const pages = Math.ceil(result.total / query.limit);
  if (pages < 2 || page > pages) return null;
  const numbered = lastNumberedPage(result.total, query.limit);
  const at = (number: number): SearchState => {
    if (number <= numbered) return { ...state, page: number, query: numberedQuery(first, number) };
    const cursor = cursors.get(number);
    return cursor
      ? { ...state, page: number, query: { ...first, cursor } }
      : { ...state, page: numbered, query: numberedQuery(first, numbered) };
  };
  const after: SearchState | null = result.next
    ? { ...state, page: page + 1, query: { ...first, cursor: result.next } }
    : null;
  return (
    <nav className="pager no-print" aria-label={t('pager.label')}>
      {page > 1 ? (
        <Link className="button" rel="prev" href={searchAddress(at(page - 1))} onClick={toTop}>
          {t('pager.previous')}
        </Link>
      ) : null}
      <ol className="pager-numbers number">
        {shownPages(page, numbered).map((number, place) =>
          number === null ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a gap is known by nothing but its place
            <li key={`gap-${place}`} className="soft" aria-hidden="true">
              …
            </li>
          ) : (
            <li key={number}>
              <Link
                href={searchAddress(at(number))}
                aria-label={t('pager.number', { page: formatNumber(number, language) })}
                aria-current={number === page ? 'page' : undefined}
                onClick={toTop}
              >
                {formatNumber(number, language)}
              </Link>
            </li>
          ),
        )}
      </ol>
      {after ? (
        <Link className="button" rel="next" href={searchAddress(after)} onClick={toTop}>
          {t('pager.next')}
        </Link>
      ) : null}
      <span className="number soft pager-place">
        {t('pager.page', { page: formatNumber(page, language), pages: formatNumber(pages, language) })}
      </span>
      {numbered > 7 ? (
        <JumpToPage
          key={page}
          last={numbered}
          onJump={(number) => {
            navigate(searchAddress(at(number)));
            toTop();
          }}
          t={t}
        />
      ) : null}
      {numbered < pages ? (
        <p className="small soft pager-limit">
          {t('pager.limit', { count: formatNumber(numbered * query.limit, language) })}
        </p>
      ) : null}
    </nav>
  );
}

function JumpToPage({ last, onJump, t }: { last: number; onJump: (page: number) => void; t: Labels['t'] }) {
  const [text, setText] = useState('');
  const jump = (event: FormEvent) => {
    event.preventDefault();
    const page = Math.round(Number(text));
    if (page >= 1) onJump(Math.min(page, last));
  };
  return (
    <form className="pager-jump" onSubmit={jump}>
      <label>
        {t('pager.jump')}{' '}
        <input
          className="field number"
          type="number"
          inputMode="numeric"
          min={1}
          max={last}
          required
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <button type="submit" className="button">
        {t('pager.go')}
      </button>
    </form>
  );
}

/** An address of a page that there is not, or not any more. */
export function BeyondTheLast({
  state,
  total,
  labels: { t, language },
}: {
  state: SearchState;
  total: number;
  labels: Labels;
}) {
  const pages = Math.ceil(total / state.query.limit);
  const last = lastNumberedPage(total, state.query.limit);
  return (
    <div className="state">
      <h2>
        {t('pager.beyond', {
          page: formatNumber(state.page, language),
          pages: formatNumber(pages, language),
        })}
      </h2>
      <p>
        <Link
          className="button"
          href={searchAddress({ ...state, query: numberedQuery(fromStart(state.query), last) })}
        >
          {t('pager.toLast')}
        </Link>
      </p>
    </div>
  );
}

const lastNumberedPage = (total: number, limit: number): number =>
  Math.min(Math.ceil(total / limit), Math.floor(LAST_NUMBERED_RECORD / limit));

const numberedQuery = (first: SearchState['query'], page: number): SearchState['query'] =>
  page > 1 ? { ...first, page } : first;

/** Another page begins at its top; the focus goes along, so that reading goes on there. */
function toTop(): void {
  requestAnimationFrame(() => {
    scrollTo(0, 0);
    const main = document.getElementById('main');
    main?.focus({ preventScroll: true });
  });
}
