import { overlap, type Rect, unionOf } from './page-content.ts';

const GUTTER = 9;

/** Reading order of a page's pieces: down a column, then the next; pieces over the full width part the columns. */
export function readingOrder<T extends Rect>(items: readonly T[]): T[] {
  const sorted = [...items].sort((a, b) => a.y0 - b.y0 || a.x0 - b.x0);
  return order(sorted, 0);
}

function order<T extends Rect>(items: readonly T[], depth: number): T[] {
  if (items.length < 2 || depth > 12) return [...items];
  const split = gutterOf(items);
  if (split !== null) {
    const left = items.filter((i) => (i.x0 + i.x1) / 2 < split);
    const right = items.filter((i) => (i.x0 + i.x1) / 2 >= split);
    return [...order(left, depth + 1), ...order(right, depth + 1)];
  }
  const bands = bandsOf(items);
  if (bands.length < 2) return [...items].sort((a, b) => a.y0 - b.y0 || a.x0 - b.x0);
  const groups: T[][] = [];
  for (const band of bands) {
    const last = groups.at(-1);
    if (last && gutterOf([...last, ...band]) !== null) last.push(...band);
    else groups.push([...band]);
  }
  if (groups.length === 1)
    return bands.flatMap((band) => [...band].sort((a, b) => a.x0 - b.x0 || a.y0 - b.y0));
  return groups.flatMap((group) =>
    group.length > 1 && group.length < items.length
      ? order(group, depth + 1)
      : [...group].sort((a, b) => a.y0 - b.y0 || a.x0 - b.x0),
  );
}

/** Pieces that overlap in height, as bands from the top. */
function bandsOf<T extends Rect>(sorted: readonly T[]): T[][] {
  const bands: { items: T[]; y1: number }[] = [];
  for (const item of sorted) {
    const last = bands.at(-1);
    const slack = 0.2 * (item.y1 - item.y0);
    if (last && item.y0 < last.y1 - slack) {
      last.items.push(item);
      last.y1 = Math.max(last.y1, item.y1);
    } else bands.push({ items: [item], y1: item.y1 });
  }
  return bands.map((band) => band.items);
}

/** The x of a white gutter that parts the pieces into two columns side by side; null where there is none. */
function gutterOf(items: readonly Rect[]): number | null {
  if (items.length < 4) return null;
  const sorted = [...items].sort((a, b) => a.x0 - b.x0);
  let reach = sorted[0]?.x1 ?? 0;
  for (let i = 1; i < sorted.length; i++) {
    const item = sorted[i];
    if (!item) continue;
    if (item.x0 - reach >= GUTTER) {
      const left = unionOf(sorted.slice(0, i));
      const right = unionOf(sorted.slice(i));
      const shared = overlap(left.y0, left.y1, right.y0, right.y1);
      const lower = Math.min(left.y1 - left.y0, right.y1 - right.y0);
      if (i >= 2 && sorted.length - i >= 2 && shared > 0.5 * lower) return (reach + item.x0) / 2;
    }
    reach = Math.max(reach, item.x1);
  }
  return null;
}
