import { expect, test } from 'vitest';
import { tellEmptiness } from '../../api/emptiness.ts';
import type { RecordStatus } from '../../schemas/record-version.ts';

/** What an empty cell says of a country with a report of projects, of which the store holds one of this status. */
function cellWith(status: RecordStatus | null): string | undefined {
  const comparison = tellEmptiness(
    {
      by: 'kind',
      across: null,
      countries: ['FI'],
      rows: [{ value: 'project', cells: [{ country: 'FI', count: 0, state: 'counted' }], total: 0 }],
      totals: { byCountry: {}, all: 0 },
    },
    {
      query: { countries: ['FI'], by: 'kind', filters: {}, q: '' },
      reports: [{ source: { country: 'FI' }, kinds: ['project'] }],
      held: status === null ? [] : [{ status, country: 'FI', kind: 'project', count: 1 }],
      vocabularies: [],
    },
  );
  return comparison.rows[0]?.cells[0]?.state;
}

test.each([
  [null, 'none-found'],
  ['awaiting', 'awaiting'],
  ['withheld', 'withheld'],
  // It was found, and taken back: nothing can be said of what a search there would find.
  ['withdrawn', 'not-searched'],
] as const)('of a kind of which the store holds %s, the empty cell says %s', (status, state) => {
  expect(cellWith(status)).toBe(state);
});
