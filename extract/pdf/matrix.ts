/** A PDF matrix [a, b, c, d, e, f]: x' = a·x + c·y + e, y' = b·x + d·y + f (ISO 32000-1, 8.3.3). */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The matrix that applies `inner` first, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  return [
    outer[0] * inner[0] + outer[2] * inner[1],
    outer[1] * inner[0] + outer[3] * inner[1],
    outer[0] * inner[2] + outer[2] * inner[3],
    outer[1] * inner[2] + outer[3] * inner[3],
    outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
    outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
  ];
}

export function applyMatrix(m: Matrix, x: number, y: number): [number, number] {
  return [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
}

/** Anything from the operator list as a matrix; the identity when it is none. */
export function asMatrix(value: unknown): Matrix {
  if (typeof value !== 'object' || value === null) return IDENTITY;
  const given = value as ArrayLike<unknown>; // array or Float32Array
  const at = (i: number): number => (i < given.length ? Number(given[i]) : (IDENTITY[i] ?? 0));
  return [at(0), at(1), at(2), at(3), at(4), at(5)];
}
