import type { z } from 'zod';
import type { Comparison, ComparisonCell } from '../../schemas/compare.ts';
import type { FacetId } from '../../schemas/search.ts';
import { countryColour } from '../charts/country-colour.ts';
import { formatNumber, formatPercent } from '../language/format.ts';
import type { Labels } from '../language/labels.ts';
import { meaningOf } from '../language/meaning.ts';
import { CountryMark } from '../shell/country-mark.tsx';
import { Term } from '../shell/term.tsx';
import { type Row, shareOf } from './arrange-rows.ts';
import { EmptyCell } from './cell-states.tsx';
import type { CompareState } from './compare-address.ts';

type Cell = z.infer<typeof ComparisonCell>;
export type OpenedCell = readonly (readonly [FacetId, string])[];

interface Props {
  readonly comparison: Comparison;
  readonly rows: readonly Row[];
  readonly state: CompareState;
  readonly labels: Labels;
  readonly opened: OpenedCell | null;
  readonly onOpen: (cell: OpenedCell) => void;
  readonly onOrder: (order: CompareState['order']) => void;
}

/** On paper a table of more columns than these lies across. */
const UPRIGHT_COLUMNS = 5;
const sized = (columns: number) => ({
  style: { '--columns': columns },
  'data-wide': columns > UPRIGHT_COLUMNS || undefined,
});

/** Countries side by side: a number and a bar in each cell, and every number opens its records. */
export function CompareTable(props: Props) {
  const { comparison, rows, state, labels } = props;
  const largest = Math.max(
    state.measure === 'share' ? 0.0001 : 1,
    ...rows.flatMap((row) => row.cells.map((cell) => measureOf(cell, comparison, state))),
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="compare-scroll" aria-label={labels.t('compare.title')} tabIndex={0}>
      {state.isTransposed ? (
        <Turned {...props} largest={largest} />
      ) : (
        <Upright {...props} largest={largest} />
      )}
    </section>
  );
}

function Upright({
  comparison,
  rows,
  state,
  labels,
  opened,
  onOpen,
  onOrder,
  largest,
}: Props & { largest: number }) {
  const { t, language } = labels;
  const sortable = (order: CompareState['order'], name: React.ReactNode) => (
    <button type="button" className="sort-button" onClick={() => onOrder(order)}>
      {name}
      {state.order === order ? <span aria-hidden="true"> ↓</span> : null}
    </button>
  );
  const sorted = (order: CompareState['order']) =>
    state.order === order ? (order === 'name' ? 'ascending' : 'descending') : undefined;
  return (
    <table className="compare-table" {...sized(comparison.countries.length + 1)}>
      <thead>
        <tr>
          <th scope="col" aria-sort={sorted('name')}>
            {sortable('name', labels.facet(state.by))}
          </th>
          {comparison.countries.map((code) => (
            <th key={code} scope="col" aria-sort={sorted(`country-${code}`)}>
              {sortable(`country-${code}`, <CountryMark code={code} />)}
              <span className="column-total number">
                {t('count.records', { count: comparison.totals.byCountry[code] ?? 0 })}
              </span>
            </th>
          ))}
          <th scope="col" className="total" aria-sort={sorted('total')}>
            {sortable('total', t('compare.total'))}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.value}>
            <th scope="row">
              <RowLabel row={row} state={state} labels={labels} />
            </th>
            {row.cells.map((cell) => (
              <td key={cell.country}>
                <CellView cell={cell} row={row} {...{ comparison, state, labels, opened, onOpen, largest }} />
              </td>
            ))}
            <td className="total number">{formatNumber(row.total, language)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('compare.distinct')}</th>
          {comparison.countries.map((code) => (
            <td key={code} className="number">
              {formatNumber(comparison.totals.byCountry[code] ?? 0, language)}
            </td>
          ))}
          <td className="total number">{formatNumber(comparison.totals.all, language)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function Turned({ comparison, rows, state, labels, opened, onOpen, largest }: Props & { largest: number }) {
  return (
    <table className="compare-table turned" {...sized(rows.length)}>
      <thead>
        <tr>
          <th scope="col">{labels.facet('country')}</th>
          {rows.map((row) => (
            <th key={row.value} scope="col">
              <RowLabel row={row} state={state} labels={labels} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {comparison.countries.map((code, at) => (
          <tr key={code}>
            <th scope="row">
              <CountryMark code={code} />
            </th>
            {rows.map((row) => {
              const cell = row.cells[at];
              return (
                <td key={row.value}>
                  {cell ? (
                    <CellView
                      cell={cell}
                      row={row}
                      {...{ comparison, state, labels, opened, onOpen, largest }}
                    />
                  ) : null}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RowLabel({ row, state, labels }: { row: Row; state: CompareState; labels: Labels }) {
  const name = labels.value(state.by, row.value);
  return <Term meaning={meaningOf(labels, state.by, row.value)}>{name}</Term>;
}

function CellView({
  cell,
  row,
  comparison,
  state,
  labels,
  opened,
  onOpen,
  largest,
}: Omit<Props, 'rows' | 'onOrder'> & { cell: Cell; row: Row; largest: number }) {
  const { t, language } = labels;
  if (cell.state !== 'counted') return <EmptyCell state={cell.state} labels={labels} isWordy />;
  const values: OpenedCell = [
    [state.by, row.value],
    ['country', cell.country],
  ];
  const share = shareOf(cell.count, cell.country, comparison);
  const isOpen = opened?.[0]?.[1] === row.value && opened[1]?.[1] === cell.country;
  return (
    <button
      type="button"
      className="cell"
      id={`cell-${row.value}-${cell.country}`}
      aria-expanded={isOpen}
      style={{
        '--share': measureOf(cell, comparison, state) / largest,
        '--country': countryColour(cell.country),
      }}
      title={t('compare.cell', {
        count: cell.count,
        share: formatPercent(share, language),
        country: labels.country(cell.country),
        value: labels.value(state.by, row.value),
      })}
      onClick={() => onOpen(values)}
    >
      <span className="number">
        {state.measure === 'share' ? formatPercent(share, language) : formatNumber(cell.count, language)}
      </span>
      <i />
      <span className="visually-hidden">
        {`, ${labels.value(state.by, row.value)}, ${labels.country(cell.country)}`}
      </span>
    </button>
  );
}

const measureOf = (cell: Cell, comparison: Comparison, state: CompareState): number =>
  state.measure === 'share' ? shareOf(cell.count, cell.country, comparison) : cell.count;
