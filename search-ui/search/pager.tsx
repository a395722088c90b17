import type { SearchResult } from '../../schemas/search.ts';
import { formatNumber } from '../language/format.ts';
import type { Labels } from '../language/labels.ts';
import { Link } from '../routing/link.tsx';
import { fromStart, type SearchState, searchAddress } from './search-address.ts';

/** The cursors of pages already seen, by the address of their first page: the way back to the page before. */
const seen = new Map<string, Map<number, string | undefined>>();

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
  const first: SearchState = { ...state, page: 1, query: fromStart(query) };
  const cursors = seen.get(searchAddress(first)) ?? new Map<number, string | undefined>([[1, undefined]]);
  cursors.set(page, query.cursor);
  seen.set(searchAddress(first), cursors);
  const pages = Math.ceil(result.total / query.limit);
  if (pages < 2) return null;
  const at = (number: number): SearchState | null => {
    const cursor = number === page + 1 ? (result.next ?? undefined) : cursors.get(number);
    if (number === 1) return first;
    return cursor ? { ...state, page: number, query: { ...query, cursor } } : null;
  };
  const before = page > 1 ? (at(page - 1) ?? first) : null;
  const after = result.next ? at(page + 1) : null;
  return (
    <nav className="pager no-print" aria-label={t('pager.label')}>
      {before ? (
        <Link className="button" rel="prev" href={searchAddress(before)} onClick={toTop}>
          {t('pager.previous')}
        </Link>
      ) : null}
      <span className="number soft">
        {t('pager.page', { page: formatNumber(page, language), pages: formatNumber(pages, language) })}
      </span>
      {after ? (
        <Link className="button" rel="next" href={searchAddress(after)} onClick={toTop}>
          {t('pager.next')}
        </Link>
      ) : null}
    </nav>
  );
}

/** Another page begins at its top; the focus goes along, so that reading goes on there. */
function toTop(): void {
  requestAnimationFrame(() => {
    scrollTo(0, 0);
    const main = document.getElementById('main');
    main?.focus({ preventScroll: true });
  });
}
