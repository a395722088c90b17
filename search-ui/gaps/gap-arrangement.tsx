import { useMemo } from 'react';
import { RECORD_KINDS } from '../../schemas/facet.ts';
import type { FacetId } from '../../schemas/search.ts';
import { useVocabularies } from '../api/queries.ts';
import type { CompareState } from '../compare/compare-address.ts';
import type { Labels } from '../language/labels.ts';
import type { GapArrangement } from './gap-cells.ts';

/** How the map is laid out, as its address says. */
export function useArrangement(state: CompareState, labels: Labels): GapArrangement {
  const vocabularies = useVocabularies(labels.language).data?.vocabularies;
  const { by, across, isClustered, isWithEmpty } = state;
  return useMemo(() => {
    if (!isWithEmpty) return { isClustered };
    const valuesOf = (facet: FacetId): readonly string[] =>
      facet === 'kind'
        ? RECORD_KINDS
        : (vocabularies?.find(({ id }) => id === facet)?.concepts.map(({ id }) => id) ?? []);
    // Whether a kind was looked for is said kind by kind: a row of a kind without records is not made up here.
    return { isClustered, rows: by === 'kind' ? [] : valuesOf(by), columns: valuesOf(across) };
  }, [by, across, isClustered, isWithEmpty, vocabularies]);
}

export function GapArrangementChoice({
  state,
  labels: { t },
  onChange,
}: {
  state: CompareState;
  labels: Labels;
  onChange: (state: CompareState) => void;
}) {
  return (
    <>
      <label className="control">
        <span className="label">{t('gaps.arrange')}</span>
        <select
          className="field"
          value={state.isClustered ? 'alike' : 'total'}
          onChange={(event) => onChange({ ...state, isClustered: event.target.value === 'alike' })}
        >
          <option value="total">{t('gaps.byTotal')}</option>
          <option value="alike">{t('gaps.alike')}</option>
        </select>
      </label>
      <div className="control switches">
        <label>
          <input
            type="checkbox"
            checked={state.isWithEmpty}
            onChange={() => onChange({ ...state, isWithEmpty: !state.isWithEmpty })}
          />
          {t('gaps.withEmpty')}
        </label>
      </div>
    </>
  );
}
