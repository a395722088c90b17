import { useMemo, useState } from 'react';
import type { ComparisonPage } from '../../schemas/api.ts';
import type { CellState } from '../../schemas/compare.ts';
import type { FacetId } from '../../schemas/search.ts';
import { useComparison, useVocabularies } from '../api/queries.ts';
import { TakeChart } from '../charts/take-chart.tsx';
import { CellLegend } from '../compare/cell-states.tsx';
import {
  type CompareState,
  compareAddress,
  comparisonParameters,
  readCompareAddress,
} from '../compare/compare-address.ts';
import { CountryChoice, DimensionChoice, KindChoice } from '../compare/compare-controls.tsx';
import '../compare/compare-page.css';
import { DrillDown } from '../compare/drill-down.tsx';
import { formatDate, formatList } from '../language/format.ts';
import { type Labels, useLabels } from '../language/labels.ts';
import { navigate, usePlace } from '../routing/location.ts';
import { usePageTitle } from '../routing/page-title.ts';
import { CountryMark } from '../shell/country-mark.tsx';
import { DroppedNotice } from '../shell/dropped-notice.tsx';
import { ErrorState, SkeletonLines } from '../shell/page-states.tsx';
import { useFullScreen } from './full-screen.ts';
import { GapArrangementChoice, useArrangement } from './gap-arrangement.tsx';
import { type GapMatrix, gapMatrix, largestGap } from './gap-cells.ts';
import { GapGrid } from './gap-grid.tsx';
import './gap-page.css';
import { gapsAsCsv } from './gaps-csv.ts';
import { gapsAsSvg } from './gaps-svg.ts';
import { SynthesisGaps } from './synthesis-gaps.tsx';

export function Page() {
  const place = usePlace();
  const labels = useLabels();
  const { t, language } = labels;
  const { state, unread } = useMemo(() => readCompareAddress(place.search), [place.search]);
  const parameters = useMemo(() => comparisonParameters(state, { isGapMap: true }), [state]);
  const answer = useComparison(parameters);
  // Rows whose names came later would change their height under the reader's eyes.
  const isNaming = useVocabularies(language).isPending;
  const [opened, setOpened] = useState<readonly (readonly [FacetId, string])[] | null>(null);
  usePageTitle(t('nav.gaps'));
  const go = (next: CompareState) => navigate(compareAddress('/gaps', next));
  const comparison = answer.data?.comparison;
  const arrangement = useArrangement(state, labels);
  const matrix = useMemo(
    () => (comparison ? gapMatrix(comparison, arrangement) : null),
    [comparison, arrangement],
  );
  const [isFull, setFull] = useFullScreen();
  const gap = matrix ? largestGap(matrix) : null;
  const states = new Set<CellState>(matrix?.rows.flatMap((row) => row.cells.map((cell) => cell.state)));
  return (
    <div className="wide page gap-page" data-busy={answer.isPlaceholderData || undefined}>
      <div className="page-head">
        <h1>{t('gaps.title')}</h1>
        <p className="lead">
          {comparison
            ? t('gaps.sentence', {
                count: t('count.records', { count: comparison.totals.all }),
                countries: formatList(
                  comparison.countries.map((code) => labels.country(code)),
                  language,
                ),
                by: labels.facet(state.by).toLocaleLowerCase(language),
                across: labels.facet(state.across).toLocaleLowerCase(language),
              })
            : t('gaps.lead')}
        </p>
      </div>
      <DroppedNotice unread={unread} href={compareAddress('/gaps', state)} />
      <div className="controls no-print">
        <KindChoice state={state} labels={labels} onChange={go} />
        <DimensionChoice name="by" state={state} labels={labels} onChange={go} />
        <DimensionChoice name="across" state={state} labels={labels} onChange={go} />
        <div className="control">
          <button
            type="button"
            className="button"
            onClick={() => go({ ...state, by: state.across, across: state.by })}
          >
            {t('gaps.turn')}
          </button>
        </div>
        <GapArrangementChoice state={state} labels={labels} onChange={go} />
        <CountryChoice state={state} shown={comparison?.countries ?? []} labels={labels} onChange={go} />
      </div>
      {answer.error && !comparison ? (
        <ErrorState error={answer.error} retry={() => void answer.refetch()} />
      ) : !matrix || !comparison || !answer.data || isNaming ? (
        <SkeletonLines lines={9} height={46} />
      ) : state.by === state.across ? (
        <div className="state">
          <h2>{t('gaps.same')}</h2>
        </div>
      ) : comparison.totals.all === 0 || matrix.rows.length === 0 ? (
        <div className="state">
          <h2>{t('compare.nothing')}</h2>
          <p>{t('compare.nothingHint')}</p>
        </div>
      ) : (
        <>
          <div className="gap-legend">
            <ul>
              {comparison.countries.map((code) => (
                <li key={code}>
                  <CountryMark code={code} />
                </li>
              ))}
            </ul>
            <p className="soft small">{t('gaps.reading')}</p>
            <button type="button" className="plain-button no-print" onClick={() => setFull(!isFull)}>
              {t(isFull ? 'gaps.fullEnd' : 'gaps.full')}
            </button>
          </div>
          <GapGrid matrix={matrix} state={state} labels={labels} onOpen={setOpened} />
          <CellLegend states={states} labels={labels} />
          {gap ? (
            <p className="gap-sentence">
              {t('gaps.largest', {
                row: labels.value(state.by, gap.row),
                column: labels.value(state.across, gap.column),
              })}
            </p>
          ) : null}
          <SynthesisGaps state={state} labels={labels} />
          <TakeGaps page={answer.data} matrix={matrix} state={state} labels={labels} />
        </>
      )}
      {opened ? (
        <DrillDown values={opened} state={state} labels={labels} onClose={() => setOpened(null)} />
      ) : null}
    </div>
  );
}

function TakeGaps({
  page,
  matrix,
  state,
  labels,
}: {
  page: ComparisonPage;
  matrix: GapMatrix;
  state: CompareState;
  labels: Labels;
}) {
  const { t, language } = labels;
  const { countries } = page.comparison;
  const title = t('gaps.chartTitle', {
    by: labels.facet(state.by),
    across: labels.facet(state.across).toLocaleLowerCase(language),
  });
  const address = location.href;
  const version = `index version ${page.indexVersion}`;
  const view = { title, version, date: new Date(page.computedAt), address };
  const citation = t('compare.citation', {
    title,
    version: page.indexVersion,
    date: formatDate(page.computedAt, language),
    address,
  });
  return (
    <TakeChart
      heading={t('gaps.take')}
      view={view}
      name={`prismatlas-gaps-${state.by}-${state.across}`}
      csv={() => gapsAsCsv(matrix, countries, state, labels)}
      svg={() => gapsAsSvg({ matrix, countries, state, labels, title, footer: citation })}
    />
  );
}
