import { type FocusEvent, type KeyboardEvent, type MouseEvent, memo, useRef, useState } from 'react';
import type { FacetId } from '../../schemas/search.ts';
import { EmptyCell } from '../compare/cell-states.tsx';
import type { CompareState } from '../compare/compare-address.ts';
import { formatNumber } from '../language/format.ts';
import type { Labels } from '../language/labels.ts';
import { meaningOf } from '../language/meaning.ts';
import { Term } from '../shell/term.tsx';
import { Bubble } from './bubble.tsx';
import type { GapCell, GapMatrix } from './gap-cells.ts';

/**
 * The map as a table that arrow keys walk: one cell is the tab stop, as the ARIA grid pattern has it. A step draws the
 * two cells that it is about, and not the hundreds of others: events are heard at the table, rows and cells remembered.
 */
export const GapGrid = memo(function GapGrid({
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
  const onKeyDown = (event: KeyboardEvent) => {
    const [fromRow, fromColumn] = placeOf(event.target) ?? [];
    if (fromRow === undefined || fromColumn === undefined) return;
    const next = stepFrom(event.key, { row: fromRow, column: fromColumn, lastRow, lastColumn });
    if (!next) return;
    event.preventDefault();
    const to = [Math.max(0, Math.min(lastRow, next[0])), Math.max(0, Math.min(lastColumn, next[1]))];
    table.current?.querySelector<HTMLElement>(`[data-at="${to.join(' ')}"]`)?.focus();
  };
  const onFocus = (event: FocusEvent) => {
    const place = placeOf(event.target);
    if (place && (place[0] !== row || place[1] !== column)) setCurrent(place);
  };
  const onClick = (event: MouseEvent) => {
    const [atRow = -1, atColumn = -1] = placeOf(event.target) ?? [];
    const cell = matrix.rows[atRow]?.cells[atColumn];
    if (cell && cell.total > 0)
      onOpen([
        [state.by, cell.row],
        [state.across, cell.column],
        ...state.countries.map((code) => ['country', code] as const),
      ]);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="gap-scroll" aria-label={t('gaps.title')} tabIndex={0}>
      <table
        className="gap-table"
        style={{ '--columns': matrix.columns.length }}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the ARIA grid pattern on a real table
        role="grid"
        ref={table}
        aria-label={t('gaps.title')}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        onClick={onClick}
      >
        <thead>
          <tr>
            <th scope="col">{labels.facet(state.by)}</th>
            {matrix.columns.map(({ value }) => (
              <th key={value} scope="col">
                <Name facet={state.across} value={value} labels={labels} />
              </th>
            ))}
            <th scope="col" className="total">
              {t('compare.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((entry, at) => (
            <GapRow
              key={entry.value}
              entry={entry}
              at={at}
              tabStop={at === row ? column : null}
              {...{ matrix, state, labels }}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
});

const GapRow = memo(function GapRow({
  entry,
  at,
  tabStop,
  matrix,
  state,
  labels,
}: {
  entry: GapMatrix['rows'][number];
  at: number;
  /** The column of the cell that the tabulator reaches, where it is in this row. */
  tabStop: number | null;
  matrix: GapMatrix;
  state: CompareState;
  labels: Labels;
}) {
  return (
    <tr>
      <th scope="row">
        <Name facet={state.by} value={entry.value} labels={labels} />
      </th>
      {entry.cells.map((cell, column) => (
        <td key={cell.column}>
          <GapButton
            cell={cell}
            at={`${at} ${column}`}
            isTabStop={column === tabStop}
            largest={matrix.largest}
            by={state.by}
            across={state.across}
            labels={labels}
          />
        </td>
      ))}
      <td className="total number">{formatNumber(entry.total, labels.language)}</td>
    </tr>
  );
});

const GapButton = memo(function GapButton({
  cell,
  at,
  isTabStop,
  largest,
  by,
  across,
  labels,
}: {
  cell: GapCell;
  /** Row and column, for the table to know it by. */
  at: string;
  isTabStop: boolean;
  largest: number;
  by: FacetId;
  across: FacetId;
  labels: Labels;
}) {
  const { t } = labels;
  const names = { row: labels.value(by, cell.row), column: labels.value(across, cell.column) };
  const description =
    cell.total > 0
      ? t('gaps.cell', {
          ...names,
          count: t('count.records', { count: cell.total }),
          countries: cell.segments
            .map(({ country, count }) => `${labels.country(country)} ${count}`)
            .join(', '),
        })
      : t('gaps.emptyCell', { ...names, state: t(`cell.${cell.state}`) });
  return (
    <button
      type="button"
      data-at={at}
      tabIndex={isTabStop ? 0 : -1}
      aria-label={description}
      title={description}
      aria-disabled={cell.total === 0 || undefined}
    >
      {cell.total > 0 ? (
        <>
          <Bubble segments={cell.segments} total={cell.total} largest={largest} />
          <span className="number">{formatNumber(cell.total, labels.language)}</span>
        </>
      ) : (
        <EmptyCell state={cell.state} labels={labels} />
      )}
    </button>
  );
});

function Name({ facet, value, labels }: { facet: FacetId; value: string; labels: Labels }) {
  return <Term meaning={meaningOf(labels, facet, value)}>{labels.value(facet, value)}</Term>;
}

/** Row and column of the cell that an event is about. */
function placeOf(target: EventTarget): readonly [number, number] | null {
  const at = target instanceof Element ? target.closest('[data-at]')?.getAttribute('data-at') : null;
  const [row, column] = at?.split(' ').map(Number) ?? [];
  return row === undefined || column === undefined ? null : [row, column];
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
