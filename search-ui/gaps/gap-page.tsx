import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { ComparisonPage } from '../../schemas/api.ts';
import type { CellState } from '../../schemas/compare.ts';
import type { FacetId } from '../../schemas/search.ts';
import { useComparison, useVocabularies } from '../api/queries.ts';
import { TakeChart } from '../charts/take-chart.tsx';
import { CellLegend, EmptyCell } from '../compare/cell-states.tsx';
import {
  type CompareState,
  compareAddress,
  comparisonParameters,
  readCompareAddress,
} from '../compare/compare-address.ts';
import { CountryChoice, DimensionChoice, KindChoice } from '../compare/compare-controls.tsx';
import '../compare/compare-page.css';
import { DrillDown } from '../compare/drill-down.tsx';
import { formatDate, formatList, formatNumber } from '../language/format.ts';
import { isVocabulary, type Labels, useLabels } from '../language/labels.ts';
import { navigate, usePlace } from '../routing/location.ts';
import { usePageTitle } from '../routing/page-title.ts';
import { CountryMark } from '../shell/country-mark.tsx';
import { DroppedNotice } from '../shell/dropped-notice.tsx';
import { ErrorState, SkeletonLines } from '../shell/page-states.tsx';
import { Term } from '../shell/term.tsx';
import { Bubble } from './bubble.tsx';
import { type GapCell, type GapMatrix, gapMatrix, largestGap } from './gap-cells.ts';
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
  const isNaming = useVocabularies().isPending;
  const [opened, setOpened] = useState<readonly (readonly [FacetId, string])[] | null>(null);
  usePageTitle(t('nav.gaps'));
  const go = (next: CompareState) => navigate(compareAddress('/gaps', next));
  const comparison = answer.data?.comparison;
  const matrix = useMemo(() => (comparison ? gapMatrix(comparison) : null), [comparison]);
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
      ) : matrix.rows.length === 0 ? (
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
  const title = t('gaps.chartTitle', { by: labels.facet(state.by), across: labels.facet(state.across) });
  const citation = t('compare.citation', {
    title,
    version: page.indexVersion,
    date: formatDate(page.computedAt, language),
    address: location.href,
  });
  return (
    <TakeChart
      heading={t('gaps.take')}
      citation={citation}
      name={`prismatlas-gaps-${state.by}-${state.across}`}
      csv={() => gapsAsCsv(matrix, countries, state, labels)}
      svg={() => gapsAsSvg({ matrix, countries, state, labels, title, footer: citation })}
    />
  );
}

/** The map as a table that arrow keys walk: one cell is the tab stop, as the ARIA grid pattern has it. */
function GapGrid({
  matrix,
  state,
  labels,
  onOpen,
}: {
  matrix: GapMatrix;
  state: CompareState;
  labels: Labels;
  onOpen: (values: readonly (readonly [FacetId, string])[]) => void;
}) {
  const { t } = labels;
  const table = useRef<HTMLTableElement>(null);
  const [current, setCurrent] = useState<readonly [number, number]>([0, 0]);
  const lastRow = matrix.rows.length - 1;
  const lastColumn = matrix.columns.length - 1;
  const [row, column] = [Math.min(current[0], lastRow), Math.min(current[1], lastColumn)];
  const hasMoved = useRef(false);
  useEffect(() => {
    if (!hasMoved.current) return;
    table.current?.querySelector<HTMLElement>(`[data-at="${row} ${column}"]`)?.focus();
  }, [row, column]);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = stepFrom(event.key, { row, column, lastRow, lastColumn });
    if (!next) return;
    event.preventDefault();
    hasMoved.current = true;
    setCurrent([Math.max(0, Math.min(lastRow, next[0])), Math.max(0, Math.min(lastColumn, next[1]))]);
  };
  const describe = (cell: GapCell): string =>
    cell.total > 0
      ? t('gaps.cell', {
          count: t('count.records', { count: cell.total }),
          row: labels.value(state.by, cell.row),
          column: labels.value(state.across, cell.column),
          countries: cell.segments
            .map(({ country, count }) => `${labels.country(country)} ${count}`)
            .join(', '),
        })
      : t('gaps.emptyCell', {
          state: t(`cell.${cell.state}`),
          row: labels.value(state.by, cell.row),
          column: labels.value(state.across, cell.column),
        });
  const name = (facet: FacetId, value: string) => (
    <Term
      language="en"
      definition={isVocabulary(facet) ? labels.concept(`${facet}/${value}`)?.definition : undefined}
    >
      {labels.value(facet, value)}
    </Term>
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="gap-scroll" aria-label={t('gaps.title')} tabIndex={0}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the ARIA grid pattern on a real table */}
      <table className="gap-table" role="grid" ref={table} aria-label={t('gaps.title')}>
        <thead>
          <tr>
            <th scope="col">{labels.facet(state.by)}</th>
            {matrix.columns.map(({ value }) => (
              <th key={value} scope="col">
                {name(state.across, value)}
              </th>
            ))}
            <th scope="col" className="total">
              {t('compare.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((entry, rowAt) => (
            <tr key={entry.value}>
              <th scope="row">{name(state.by, entry.value)}</th>
              {entry.cells.map((cell, columnAt) => (
                <td key={cell.column}>
                  <button
                    type="button"
                    data-at={`${rowAt} ${columnAt}`}
                    tabIndex={rowAt === row && columnAt === column ? 0 : -1}
                    aria-label={describe(cell)}
                    title={describe(cell)}
                    aria-disabled={cell.total === 0 || undefined}
                    onFocus={() => setCurrent([rowAt, columnAt])}
                    onKeyDown={onKeyDown}
                    onClick={() => {
                      if (cell.total > 0)
                        onOpen([
                          [state.by, cell.row],
                          [state.across, cell.column],
                          ...state.countries.map((code) => ['country', code] as const),
                        ]);
                    }}
                  >
                    {cell.total > 0 ? (
                      <>
                        <Bubble segments={cell.segments} total={cell.total} largest={matrix.largest} />
                        <span className="number">{formatNumber(cell.total, labels.language)}</span>
                      </>
                    ) : (
                      <EmptyCell state={cell.state} labels={labels} />
                    )}
                  </button>
                </td>
              ))}
              <td className="total number">{formatNumber(entry.total, labels.language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Where a key leads from a cell (ARIA grid pattern); null for other keys. The result may lie outside. */
function stepFrom(
  key: string,
  { row, column, lastRow, lastColumn }: Record<'row' | 'column' | 'lastRow' | 'lastColumn', number>,
): readonly [number, number] | null {
  if (key === 'ArrowUp') return [row - 1, column];
  if (key === 'ArrowDown') return [row + 1, column];
  if (key === 'ArrowLeft') return [row, column - 1];
  if (key === 'ArrowRight') return [row, column + 1];
  if (key === 'Home') return [row, 0];
  if (key === 'End') return [row, lastColumn];
  if (key === 'PageUp') return [0, column];
  if (key === 'PageDown') return [lastRow, column];
  return null;
}
