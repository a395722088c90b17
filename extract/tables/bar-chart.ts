import { type Fill, overlap, type Rect } from '../pdf/page-content.ts';

const FEWEST_BARS = 4;
const FEWEST_HEIGHTS = 3;

/**
 * Whether bars of a chart stand in a box: rectangles side by side on one ground line, of at least three heights. A
 * header's shaded cells have two heights at most, and bars drawn inside a table's cells lie on a ground line each.
 */
export function isBarChart(fills: readonly Fill[], box: Rect): boolean {
  const grounds = new Map<number, Fill[]>();
  for (const fill of fills) {
    const isInside =
      overlap(fill.x0, fill.x1, box.x0, box.x1) > 0.5 * (fill.x1 - fill.x0) &&
      overlap(fill.y0, fill.y1, box.y0, box.y1) > 0;
    if (!isInside || fill.x1 - fill.x0 > 0.25 * (box.x1 - box.x0)) continue;
    const ground = Math.round(fill.y1);
    grounds.set(ground, [...(grounds.get(ground) ?? []), fill]);
  }
  return [...grounds.values()].some((bars) => {
    const places = new Set(bars.map((bar) => Math.round(bar.x0)));
    const heights = new Set(bars.map((bar) => Math.round((bar.y1 - bar.y0) / 3)));
    return places.size >= FEWEST_BARS && heights.size >= FEWEST_HEIGHTS;
  });
}
