import { expect, test } from 'vitest';
import { fillGaps } from '../../../extract/readers/fill-gaps.ts';
import { mapColumns } from '../../../extract/readers/map-columns.ts';

const HEADERS = [
  'Title',
  'Programme',
  'Type',
  'Aims',
  'Period',
  'Implementation level',
  'Main results',
  'Link',
];
const ROWS = [
  [
    'The open door',
    'A night shelter',
    'Assistance',
    'To give a first safe night',
    'Since 2016',
    'City',
    'Most stay',
    'https://example.org/1',
  ],
  [
    'The bus',
    'A bus with advice',
    'Prevention',
    'To reach those who work at night',
    '2019-2021',
    'National',
    'Many came',
    'https://example.org/2',
  ],
];
const contents = HEADERS.map((_, col) => ({ texts: ROWS.map((row) => row[col] ?? ''), linkCount: 0 }));

/** The slots of the eight columns when the header of one is a word that nobody knows. */
const slotsWithout = (hidden: number): (string | null)[] => {
  const mapping = mapColumns(
    HEADERS.map((header, col) => (col === hidden ? 'Zorgulon' : header)),
    { aspect: 1.6 },
  );
  return mapping ? fillGaps(mapping.kind, mapping.columns, contents).map((column) => column.slot) : [];
};

test('any one header may be unknown: its column is told by what stands in it or by its place', () => {
  const all = HEADERS.map((_, hidden) => slotsWithout(hidden));

  const whole = ['title', 'programme', 'type', 'aims', 'period', 'implementationLevel', 'results', 'links'];
  expect(all).toEqual(HEADERS.map(() => whole));
});

test('a column that is understood and has no field in its kind is left without one', () => {
  const mapping = mapColumns(['Title', 'Aims', 'Budget', 'Activities', 'Results'], { practice: 1.6 });

  expect(mapping?.columns.map(({ slot, isKnown }) => [slot, isKnown])).toEqual([
    ['title', true],
    ['aims', true],
    [null, true],
    ['activities', true],
    ['results', true],
  ]);
});

test('long text is not taken for a type', () => {
  const mapping = mapColumns(['Title', 'Programme', 'Zorgulon', 'Aims', 'Period'], { aspect: 1.6 });
  const long = { texts: ['a long account of what was done in the shelter '.repeat(6)], linkCount: 0 };
  const short = { texts: ['x'], linkCount: 0 };

  expect(
    mapping && fillGaps('aspect', mapping.columns, [short, short, long, short, short])[2]?.slot,
  ).toBeNull();
});
