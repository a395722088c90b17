import { applyMatrix, type Matrix } from './matrix.ts';
import type { LinkArea, Rect } from './page-content.ts';

const SLACK = 3;

function boxOf(points: readonly (readonly [number, number])[], matrix: Matrix): Rect {
  const shown = points.map(([x, y]) => applyMatrix(matrix, x, y));
  const xs = shown.map((p) => p[0]);
  const ys = shown.map((p) => p[1]);
  return { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) };
}

/** Whole, absolute, http or https; null otherwise. The spelling is the document's own. */
export function webAddress(url: unknown): string | null {
  if (typeof url !== 'string') return null;
  const trimmed = url.trim();
  return /^https?:\/\/[^\s/]/i.test(trimmed) && URL.canParse(trimmed) ? trimmed : null;
}

/**
 * Link annotations in the order of the file. One link is several annotations where it is wrapped: the same
 * address on following lines, or within one line, becomes one area with several boxes.
 */
export function linkAreas(annotations: readonly unknown[], matrix: Matrix): LinkArea[] {
  const areas: { url: string; boxes: Rect[] }[] = [];
  for (const raw of annotations) {
    // pdf.js describes an annotation as a plain object; the four fields read here are checked.
    const annotation = raw as {
      subtype?: string;
      url?: unknown;
      unsafeUrl?: unknown;
      rect?: unknown;
      quadPoints?: unknown;
    };
    if (annotation.subtype !== 'Link') continue;
    const url = webAddress(annotation.unsafeUrl) ?? webAddress(annotation.url);
    if (url === null) continue;
    const boxes: Rect[] = [];
    const quads = Array.from((annotation.quadPoints ?? []) as ArrayLike<number>); // Float32Array of eights, or null
    for (let i = 0; i + 7 < quads.length; i += 8) {
      const n = (k: number): number => quads[i + k] ?? 0;
      boxes.push(
        boxOf(
          [
            [n(0), n(1)],
            [n(2), n(3)],
            [n(4), n(5)],
            [n(6), n(7)],
          ],
          matrix,
        ),
      );
    }
    if (boxes.length === 0) {
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = Array.from((annotation.rect ?? []) as ArrayLike<number>); // four numbers
      boxes.push(
        boxOf(
          [
            [x0, y0],
            [x1, y1],
          ],
          matrix,
        ),
      );
    }
    const last = areas.at(-1);
    if (last?.url === url && last.boxes.some((a) => boxes.some((b) => follows(a, b))))
      last.boxes.push(...boxes);
    else areas.push({ url, boxes });
  }
  return areas;
}

/** Whether b is the next line of a, or goes on in its line. */
function follows(a: Rect, b: Rect): boolean {
  const height = Math.max(a.y1 - a.y0, b.y1 - b.y0);
  const isNextLine = b.y0 > a.y0 - SLACK && b.y0 - a.y1 < 0.8 * height + SLACK;
  const isSameLine = Math.abs(a.y0 - b.y0) < SLACK && b.x0 - a.x1 < 2 * height && b.x0 > a.x0 - SLACK;
  return isSameLine || isNextLine;
}
