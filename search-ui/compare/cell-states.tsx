import type { CellState } from '../../schemas/compare.ts';
import type { Labels } from '../language/labels.ts';
import './cell-states.css';

const EMPTY_STATES = [
  'none-found',
  'not-searched',
  'awaiting',
  'not-applicable',
  'withheld',
] as const satisfies readonly CellState[];

/**
 * Why a cell holds no number: a sign for the eye, words for everybody. Where there is room, the words of all but the
 * framed zero stand in sight too.
 */
export function EmptyCell({
  state,
  labels: { t },
  isWordy = false,
}: {
  state: CellState;
  labels: Labels;
  isWordy?: boolean;
}) {
  if (state === 'counted') return null;
  return (
    <>
      <span className="empty-cell" data-state={state} data-sign={SIGNS[state]} title={t(`cell.${state}`)}>
        <span className="visually-hidden">{t(`cell.${state}`)}</span>
      </span>
      {isWordy && state !== 'none-found' ? (
        <span className="empty-words small soft" aria-hidden="true">
          {t(`cell.short.${state}`)}
        </span>
      ) : null}
    </>
  );
}

const SIGNS: Record<Exclude<CellState, 'counted'>, string> = {
  'none-found': '0',
  'not-searched': '',
  awaiting: '…',
  'not-applicable': '–',
  withheld: '',
};

/** What the signs mean; only those that occur, so that nobody learns more than they need. */
export function CellLegend({ states, labels }: { states: ReadonlySet<CellState>; labels: Labels }) {
  const shown = EMPTY_STATES.filter((state) => states.has(state));
  if (shown.length === 0) return null;
  return (
    <ul className="cell-legend" aria-label={labels.t('cell.legend')}>
      {shown.map((state) => (
        <li key={state}>
          <span className="empty-cell" data-state={state} data-sign={SIGNS[state]} aria-hidden="true" />
          {labels.t(`cell.${state}`)}
        </li>
      ))}
    </ul>
  );
}
