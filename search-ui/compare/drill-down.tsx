import { useEffect, useRef } from 'react';
import type { FacetId } from '../../schemas/search.ts';
import { useSearch } from '../api/queries.ts';
import type { Labels } from '../language/labels.ts';
import { Link } from '../routing/link.tsx';
import { Entry } from '../search/entry.tsx';
import { ErrorState, SkeletonLines } from '../shell/page-states.tsx';
import { type CompareState, cellAddress, cellQuery } from './compare-address.ts';

/** The records behind a number, beside the table: nobody leaves the comparison to see them. */
export function DrillDown({
  values,
  state,
  labels,
  onClose,
}: {
  values: readonly (readonly [FacetId, string])[];
  state: CompareState;
  labels: Labels;
  onClose: () => void;
}) {
  const { t } = labels;
  const heading = useRef<HTMLHeadingElement>(null);
  const opener = useRef<Element | null>(null);
  const query = { ...cellQuery(state, values), limit: 20 };
  const answer = useSearch(query);
  useEffect(() => {
    opener.current ??= document.activeElement;
    heading.current?.focus({ preventScroll: true });
    return () => {
      if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus();
    };
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && onClose();
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [onClose]);
  return (
    <aside className="drill-down no-print" aria-labelledby="drill-heading" data-testid="drill-down">
      <div className="dialog-head">
        <h2 id="drill-heading" ref={heading} tabIndex={-1}>
          {values.map(([facet, value]) => labels.value(facet, value)).join(', ')}
        </h2>
        <button type="button" className="button" onClick={onClose}>
          {t('action.close')}
        </button>
      </div>
      {answer.error ? (
        <ErrorState error={answer.error} retry={() => void answer.refetch()} />
      ) : answer.data && !answer.isPlaceholderData ? (
        <>
          <p>
            <Link href={cellAddress(state, values)}>
              {t('compare.openResults', { count: answer.data.total })}
            </Link>
          </p>
          <ol>
            {answer.data.hits.map((hit) => (
              <li key={hit.id}>
                <Entry hit={hit} labels={labels} level={3} />
              </li>
            ))}
          </ol>
        </>
      ) : (
        <SkeletonLines lines={8} height={28} />
      )}
    </aside>
  );
}
