import { countryColour } from '../charts/country-colour.ts';
import { discRadius, wedge } from '../charts/disc.ts';
import { INK_SOFT, shortened, standalone, text, wrap } from '../charts/standalone-svg.ts';
import type { CompareState } from '../compare/compare-address.ts';
import { formatNumber } from '../language/format.ts';
import type { Labels } from '../language/labels.ts';
import type { GapMatrix } from './gap-cells.ts';

const LABEL_WIDTH = 250;
const COLUMN_WIDTH = 104;
const ROW_HEIGHT = 52;
const HEAD_HEIGHT = 66;
const LARGEST = 21;
const LEGEND_ITEM = 150;

/** The gap map as a standalone picture: discs, numbers, why a cell is empty, which colour is which country. */
export function gapsAsSvg({
  matrix,
  countries,
  state,
  labels,
  title,
  footer,
}: {
  matrix: GapMatrix;
  countries: readonly string[];
  state: CompareState;
  labels: Labels;
  title: string;
  footer: string;
}): string {
  const width = LABEL_WIDTH + matrix.columns.length * COLUMN_WIDTH + 40;
  const perLine = Math.max(1, Math.floor((width - 40) / LEGEND_ITEM));
  const legendHeight = Math.ceil(countries.length / perLine) * 22;
  const head = 52 + legendHeight;
  const top = head + HEAD_HEIGHT;
  const lines = wrap(footer, Math.floor(width / 6));
  const height = top + matrix.rows.length * ROW_HEIGHT + 30 + lines.length * 16;
  const parts = [text(20, 32, title, { size: 18, weight: 600 })];
  for (const [at, code] of countries.entries()) {
    const x = 20 + (at % perLine) * LEGEND_ITEM;
    const y = 56 + Math.floor(at / perLine) * 22;
    parts.push(
      `<circle cx="${x + 6}" cy="${y - 4}" r="6" fill="${countryColour(code)}"/>`,
      text(x + 18, y, `${code}  ${labels.country(code)}`, { size: 12 }),
    );
  }
  for (const [at, { value }] of matrix.columns.entries())
    for (const [line, words] of wrap(labels.value(state.across, value), 15).slice(0, 4).entries())
      parts.push(
        text(LABEL_WIDTH + at * COLUMN_WIDTH, head + 16 + line * 14, shortened(words, 17), {
          size: 12,
          weight: 500,
        }),
      );
  for (const [at, row] of matrix.rows.entries()) {
    const y = top + at * ROW_HEIGHT;
    const middle = y + ROW_HEIGHT / 2;
    parts.push(
      `<line x1="20" x2="${width - 20}" y1="${y}" y2="${y}" stroke="#1b1f24" stroke-opacity=".14"/>`,
      text(20, middle + 5, shortened(labels.value(state.by, row.value), 36), { size: 13 }),
    );
    for (const [column, cell] of row.cells.entries()) {
      const x = LABEL_WIDTH + column * COLUMN_WIDTH;
      if (cell.state === 'none-found') {
        parts.push(
          `<rect x="${x + 4}" y="${middle - 11}" width="32" height="22" rx="2" fill="none" stroke="#7b8188"/>`,
          text(x + 16, middle + 5, '0', { size: 13, colour: INK_SOFT }),
        );
        continue;
      }
      if (cell.state !== 'counted') {
        for (const [line, words] of wrap(labels.t(`cell.short.${cell.state}`), 15)
          .slice(0, 2)
          .entries())
          parts.push(text(x, middle + 4 + line * 12, words, { size: 11, colour: INK_SOFT }));
        continue;
      }
      const radius = discRadius(cell.total, matrix.largest, LARGEST);
      let turned = 0;
      const wedges = cell.segments.map(({ country, count }) => {
        const start = turned;
        turned += count / cell.total;
        return cell.segments.length === 1
          ? `<circle r="${radius.toFixed(2)}" fill="${countryColour(country)}"/>`
          : `<path d="${wedge(radius, start, turned)}" fill="${countryColour(country)}" stroke="#fbfaf7" stroke-width=".8"/>`;
      });
      parts.push(
        `<g transform="translate(${x + LARGEST} ${middle})">${wedges.join('')}</g>`,
        text(x + 2 * LARGEST + 8, middle + 5, formatNumber(cell.total, labels.language), {
          size: 13,
          weight: 600,
        }),
      );
    }
  }
  for (const [at, line] of lines.entries())
    parts.push(text(20, height - 12 - (lines.length - 1 - at) * 16, line, { size: 11, colour: INK_SOFT }));
  return standalone(width, height, parts);
}
