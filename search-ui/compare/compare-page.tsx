import { useEffect, useMemo, useState } from 'react';
import type { CellState, Comparison } from '../../schemas/compare.ts';
import type { FacetId } from '../../schemas/search.ts';
import { useComparison, useVocabularies } from '../api/queries.ts';
import { collator, formatList } from '../language/format.ts';
import { type Labels, useLabels } from '../language/labels.ts';
import { navigate, usePlace } from '../routing/location.ts';
import { usePageTitle } from '../routing/page-title.ts';
import { announce } from '../shell/announce.ts';
import { DroppedNotice } from '../shell/dropped-notice.tsx';
import { late, useLate } from '../shell/late.ts';
import { ErrorState, SkeletonLines } from '../shell/page-states.tsx';
import { WhenNear } from '../shell/when-near.tsx';
import { arrangeRows } from './arrange-rows.ts';
import { CellLegend } from './cell-states.tsx';
import {
  type CompareState,
  compareAddress,
  comparisonParameters,
  MEASURES,
  readCompareAddress,
} from './compare-address.ts';
import { CountryChoice, DimensionChoice, KindChoice } from './compare-controls.tsx';
import './compare-page.css';
import { CompareTable } from './compare-table.tsx';
import { DrillDown } from './drill-down.tsx';
import { TakeComparison } from './take-comparison.tsx';

const BELOW = late(() =>
  Promise.all([import('./profiles.tsx'), import('./timelines.tsx'), import('./country-methods.tsx')]),
);

export function Page() {
  const place = usePlace();
  const labels = useLabels();
  const { t, language } = labels;
  const { state, unread } = useMemo(() => readCompareAddress(place.search), [place.search]);
  const parameters = useMemo(() => comparisonParameters(state), [state]);
  const answer = useComparison(parameters);
  // Rows whose names came later would change their height under the reader's eyes.
  const isNaming = useVocabularies(language).isPending;
  const [opened, setOpened] = useState<readonly (readonly [FacetId, string])[] | null>(null);
  usePageTitle(t('nav.compare'));
  const go = (next: CompareState) => navigate(compareAddress('/compare', next));
  const page = answer.data;
  const comparison = page?.comparison;
  const rows = comparison
    ? arrangeRows(comparison, state, (a, b) =>
        collator(language).compare(labels.value(state.by, a), labels.value(state.by, b)),
      )
    : [];
  const states = new Set<CellState>(rows.flatMap((row) => row.cells.map((cell) => cell.state)));
  const sentence = comparison ? describe(state, comparison.countries, comparison.totals.all, labels) : '';
  useEffect(() => {
    if (sentence) announce(sentence);
  }, [sentence]);
  return (
    <div className="wide page compare-page" data-busy={answer.isPlaceholderData || undefined}>
      <div className="page-head">
        <h1>{t('compare.title')}</h1>
        <p className="lead" data-testid="compare-sentence">
          {sentence || t('compare.lead')}
        </p>
      </div>
      <DroppedNotice unread={unread} href={compareAddress('/compare', state)} />
      <div className="controls no-print">
        <KindChoice state={state} labels={labels} onChange={go} />
        <DimensionChoice name="by" state={state} labels={labels} onChange={go} />
        <div className="control">
          <span className="label" id="measure-label">
            {t('compare.measure')}
          </span>
          <fieldset className="segments" aria-labelledby="measure-label">
            {MEASURES.map((measure) => (
              <button
                key={measure}
                type="button"
                aria-pressed={state.measure === measure}
                onClick={() => go({ ...state, measure })}
              >
                {t(`compare.${measure}`)}
              </button>
            ))}
          </fieldset>
        </div>
        <div className="control switches">
          <label>
            <input
              type="checkbox"
              checked={state.isOnlyDifferences}
              onChange={() => go({ ...state, isOnlyDifferences: !state.isOnlyDifferences })}
            />
            {t('compare.onlyDifferences')}
          </label>
          <label>
            <input
              type="checkbox"
              checked={state.isTransposed}
              onChange={() => go({ ...state, isTransposed: !state.isTransposed })}
            />
            {t('compare.transpose')}
          </label>
        </div>
        <CountryChoice state={state} shown={comparison?.countries ?? []} labels={labels} onChange={go} />
      </div>
      {answer.error && !comparison ? (
        <ErrorState error={answer.error} retry={() => void answer.refetch()} />
      ) : !page || !comparison || isNaming ? (
        <SkeletonLines lines={9} height={38} />
      ) : rows.length === 0 ? (
        <div className="state">
          <h2>{t('compare.nothing')}</h2>
          <p>{t('compare.nothingHint')}</p>
        </div>
      ) : (
        <>
          <CompareTable
            comparison={comparison}
            rows={rows}
            state={state}
            labels={labels}
            opened={opened}
            onOpen={setOpened}
            onOrder={(order) => go({ ...state, order })}
          />
          <CellLegend states={states} labels={labels} />
          <p className="small soft compare-note">{t('compare.note')}</p>
          <TakeComparison page={page} rows={rows} state={state} labels={labels} />
          <WhenNear height={700}>
            <Below comparison={comparison} state={state} labels={labels} />
          </WhenNear>
        </>
      )}
      {opened ? (
        <DrillDown values={opened} state={state} labels={labels} onClose={() => setOpened(null)} />
      ) : null}
    </div>
  );

  function describe(current: CompareState, countries: readonly string[], all: number, names: Labels): string {
    const [only] = current.filters.kind ?? [];
    const count =
      current.filters.kind?.length === 1 && only
        ? names.countOf(only, all)
        : t('count.records', { count: all });
    return t('compare.sentence', {
      count,
      countries: formatList(
        countries.map((code) => names.country(code)),
        language,
      ),
      by: names.facet(current.by).toLocaleLowerCase(language),
    });
  }
}

/** What is read after the table; all but the profiles asks the server once for each country. */
function Below({
  comparison,
  state,
  labels,
}: {
  comparison: Comparison;
  state: CompareState;
  labels: Labels;
}) {
  const [profiles, timelines, methods] = useLate(BELOW) ?? [];
  const { countries } = comparison;
  if (!profiles || !timelines || !methods) return <SkeletonLines lines={4} height={60} />;
  return (
    <>
      <profiles.Profiles comparison={comparison} state={state} labels={labels} />
      <timelines.Timelines countries={countries} state={state} labels={labels} />
      <methods.CountryMethods countries={countries} labels={labels} />
    </>
  );
}
