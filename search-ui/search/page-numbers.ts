/** So many pages around the present one have a link. */
const AROUND = 2;

/** The numbers that stand between Previous and Next: the first, the last, those around the present one; null is a gap. */
export function shownPages(page: number, last: number): (number | null)[] {
  const numbers = [...new Set([1, ...around(page, last), last])];
  return numbers.flatMap((number, at) => {
    const before = numbers[at - 1];
    if (before === undefined || number - before === 1) return [number];
    // A gap of one page is as wide as its number.
    return number - before === 2 ? [number - 1, number] : [null, number];
  });
}

function around(page: number, last: number): number[] {
  const from = Math.max(1, Math.min(page - AROUND, last));
  const to = Math.min(last, page + AROUND);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
}
