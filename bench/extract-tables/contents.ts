import type { Roll } from './dice.ts';
import { type Align, cell, type PrintGrid, type PrintRow } from './print-grid.ts';

/** Makes the contents of one table by chance. */
export type Contents = (roll: Roll) => PrintGrid;

export const heads = (texts: readonly string[], row = 0): PrintRow => ({
  cells: texts.map((text, c) => cell(row, c, text)).filter((c) => c.text !== ''),
});
export const rights = (count: number): Align[] => [
  'left',
  ...Array.from({ length: count }, () => 'right' as const),
];
export const ems = (rowHeader: number, count: number, width: number): number[] => [
  rowHeader,
  ...Array.from({ length: count }, () => width),
];
export const YEARS = ['2015', '2016', '2017', '2018', '2019', '2020', '2021', '2022', '2023', '2024'];
