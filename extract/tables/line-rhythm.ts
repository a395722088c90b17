import { median } from '../pdf/page-content.ts';
import { hasColumn, isLow, type RowLine } from './text-rows.ts';

/**
 * The line distance from which on lines belong to different rows, in points: where distances come in two kinds, inside
 * a row and between rows, and the columns agree with it. Null where they tell nothing.
 */
export function rowDistance(lines: readonly RowLine[]): number | null {
  const threshold = twoBeats(lines);
  return threshold !== null && columnsAgree(lines, threshold) ? threshold : null;
}

function twoBeats(lines: readonly RowLine[]): number | null {
  const steps = lines.slice(1).map((l, i) => l.line.baseline - (lines[i]?.line.baseline ?? 0));
  const size = median(lines.map((l) => l.line.sizePt));
  const real = steps.filter((s) => s > 0.7 * size && s < 9 * size).sort((a, b) => a - b);
  if (real.length < 3) return null;
  const low = real[Math.floor(real.length * 0.1)] ?? size;
  let best: { gap: number; at: number } | null = null;
  for (let i = 1; i < real.length; i++) {
    const a = real[i - 1] ?? 0;
    const b = real[i] ?? 0;
    if (b - a > 0.12 * size && a < 1.45 * low && b - a > (best?.gap ?? 0) && a <= 1.75 * size)
      best = { gap: b - a, at: (a + b) / 2 };
    if (a > 1.45 * low) break;
  }
  if (!best) return null;
  const { at, gap } = best;
  const inside = real.filter((s) => s < at).length;
  const between = real.length - inside;
  const isRare = between < 0.08 * real.length && gap < 0.6 * size;
  return inside < 1 || between < 1 || isRare ? null : at;
}

/** Whether the two distances part the lines as the first columns do: keys after wide steps, none after narrow ones. */
function columnsAgree(lines: readonly RowLine[], threshold: number): boolean {
  let wide = 0;
  let wideKeyed = 0;
  let narrow = 0;
  let narrowFull = 0;
  const fill = Math.max(...lines.map((l) => l.pieces.length));
  lines.forEach((line, i) => {
    const last = lines[i - 1];
    if (!last || line.line.baseline < last.line.baseline) return;
    if (line.line.baseline - last.line.baseline >= threshold) {
      wide++;
      if (hasColumn(line, 0) || line.pieces.length >= 0.6 * fill) wideKeyed++;
    } else {
      narrow++;
      const numeric = line.pieces.filter((p) => p.isNumeric).length;
      if (
        hasColumn(line, 0) &&
        ((numeric >= 1 && line.pieces.length >= 0.6 * fill) ||
          (line.pieces.length >= 0.8 * fill && !line.pieces.some((p) => isLow(p.text))))
      )
        narrowFull++;
    }
  });
  // Cells set in the middle of their rows: white through all columns parts rows whose texts are mostly long.
  if (narrow > 1.5 * wide && narrowFull <= 0.1 * narrow) return true;
  return wideKeyed >= 0.6 * wide && narrowFull <= 0.25 * narrow;
}
