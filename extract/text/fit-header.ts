import { mapColumns } from '../readers/map-columns.ts';
import type { TextHeader } from './find-headers.ts';
import { type LearntColumns, learnColumns } from './learn-columns.ts';
import type { TablePart } from './read-table-text.ts';

/** How much less a reading with a column that no header names must cost. */
const LEAST_GAIN = 0.5;
const TITLE = 'Title';

export interface FittedTable {
  readonly header: TextHeader;
  readonly learnt: LearntColumns;
}

/**
 * A table read by its header, or, where the header does not fit its rows, by one that does. A column of numbers that no
 * row fills is the sign: such rows are read without it as well, and with a title that the header does not name.
 */
export function readByHeader(part: TablePart): FittedTable {
  const own: FittedTable = { header: part.header, learnt: learnColumns(part) };
  const numbers = part.header.mapping.columns.findIndex(({ slot }) => slot === 'no');
  if (numbers < 0 || own.learnt.given.length === 0 || own.learnt.given.some(({ col }) => col === numbers))
    return own;
  const columns = part.header.columns.filter((_, col) => col !== numbers);
  const hasTitle = part.header.mapping.columns.some(({ slot }) => slot === 'title');
  const others = [
    columns,
    ...(hasTitle
      ? []
      : [
          [TITLE, ...columns],
          [...columns.slice(0, 1), TITLE, ...columns.slice(1)],
        ]),
  ];
  let best = own;
  for (const other of others) {
    const mapping = mapColumns(other, {});
    if (mapping?.kind !== part.header.mapping.kind) continue;
    const as = (header: TextHeader): TextHeader => ({ ...header, columns: other, mapping });
    const changed = { ...part, header: as(part.header), headers: part.headers.map(as) };
    const learnt = learnColumns(changed);
    if (learnt.cost < best.learnt.cost - (other === columns ? 0 : LEAST_GAIN))
      best = { header: changed.header, learnt };
  }
  return best;
}
