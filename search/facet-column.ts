/**
 * One facet in memory. Records share few different sets of values, so each record holds the number of its set, what is
 * counted is sets, and a choice is tested once per set.
 */
export interface Column {
  readonly values: string[];
  readonly valueNumbers: Map<string, number>;
  readonly sets: number[][];
  readonly setNumbers: Map<string, number>;
  setOf: Uint32Array;
}

export const emptyColumn = (): Column => ({
  values: [],
  valueNumbers: new Map(),
  sets: [],
  setNumbers: new Map(),
  setOf: new Uint32Array(0),
});

/** Which sets of a column fulfil a choice; `at` is the place of the column's counter. */
export interface Gate {
  readonly at: number;
  readonly setOf: Uint32Array;
  readonly isOpen: Uint8Array;
}

export const gate = (at: number, column: Column, accepts: (set: readonly number[]) => boolean): Gate => ({
  at,
  setOf: column.setOf,
  isOpen: Uint8Array.from(column.sets, (set) => Number(accepts(set))),
});

export function count(counts: Uint32Array, set: number): void {
  counts[set] = (counts[set] ?? 0) + 1;
}

/** Numbers of the values; a value that no record ever had gets one that none has. */
export const numbersOf = (column: Column, values: readonly string[]): number[] =>
  values.map((value) => column.valueNumbers.get(value) ?? -1);

export const valuesOf = (column: Column, set: number): string[] =>
  (column.sets[set] ?? []).map((value) => column.values[value] ?? '');

export function countValues(column: Column, countBySet: Uint32Array): Map<string, number> {
  const counts = new Uint32Array(column.values.length);
  countBySet.forEach((records, set) => {
    if (records > 0)
      for (const value of column.sets[set] ?? []) counts[value] = (counts[value] ?? 0) + records;
  });
  return new Map(column.values.map((value, number) => [value, counts[number] ?? 0]));
}

export function setNumber(column: Column, values: readonly string[]): number {
  const key = values.length === 1 ? (values[0] ?? '') : values.toSorted().join('\n');
  const known = column.setNumbers.get(key);
  if (known !== undefined) return known;
  const number = column.sets.length;
  column.sets.push(values.map((value) => valueNumber(column, value)));
  column.setNumbers.set(key, number);
  return number;
}

function valueNumber(column: Column, value: string): number {
  const known = column.valueNumbers.get(value);
  if (known !== undefined) return known;
  const number = column.values.length;
  column.values.push(value);
  column.valueNumbers.set(value, number);
  return number;
}
