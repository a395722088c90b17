import type { Comparison } from '../../schemas/compare.ts';
import { countryColour } from '../charts/country-colour.ts';
import { INK_SOFT, shortened, standalone, text, wrap } from '../charts/standalone-svg.ts';
import { formatNumber, formatPercent } from '../language/format.ts';
import type { Labels } from '../language/labels.ts';
import { type Row, shareOf } from './arrange-rows.ts';
import type { CompareState } from './compare-address.ts';

const LABEL_WIDTH = 270;
const COLUMN_WIDTH = 150;
const ROW_HEIGHT = 30;
const TOP = 84;

/** The matrix as a standalone picture on paper colour, with its title and its citation in it. */
export function comparisonAsSvg({
  comparison,
  rows,
  state,
  labels,
  title,
  footer,
}: {
  comparison: Comparison;
  rows: readonly Row[];
  state: CompareState;
  labels: Labels;
  title: string;
  footer: string;
}): string {
  const { language } = labels;
  const { countries } = comparison;
  const width = LABEL_WIDTH + countries.length * COLUMN_WIDTH + 40;
  const lines = wrap(footer, Math.floor(width / 6));
  const height = TOP + rows.length * ROW_HEIGHT + 26 + lines.length * 16;
  const value = (count: number, country: string) =>
    state.measure === 'share' ? shareOf(count, country, comparison) : count;
  const largest = Math.max(
    0.0001,
    ...rows.flatMap((row) => row.cells.map((cell) => value(cell.count, cell.country))),
  );
  const parts = [text(20, 32, title, { size: 18, weight: 600 })];
  for (const [at, code] of countries.entries()) {
    const x = LABEL_WIDTH + at * COLUMN_WIDTH;
    parts.push(
      text(x, 62, `${code}  ${labels.country(code)}`, { size: 13, weight: 600 }),
      `<rect x="${x}" y="68" width="22" height="3" fill="${countryColour(code)}"/>`,
    );
  }
  for (const [at, row] of rows.entries()) {
    const y = TOP + at * ROW_HEIGHT;
    parts.push(
      `<line x1="20" x2="${width - 20}" y1="${y}" y2="${y}" stroke="#1b1f24" stroke-opacity=".14"/>`,
      text(20, y + 20, shortened(labels.value(state.by, row.value), 40), { size: 13 }),
    );
    for (const [column, cell] of row.cells.entries()) {
      const x = LABEL_WIDTH + column * COLUMN_WIDTH;
      if (cell.state === 'counted') {
        const length = (value(cell.count, cell.country) / largest) * (COLUMN_WIDTH - 62);
        parts.push(
          text(
            x,
            y + 20,
            state.measure === 'share'
              ? formatPercent(shareOf(cell.count, cell.country, comparison), language)
              : formatNumber(cell.count, language),
            { size: 14, weight: 600 },
          ),
          `<rect x="${x + 40}" y="${y + 9}" width="${length.toFixed(1)}" height="13" fill="${countryColour(cell.country)}"/>`,
        );
      } else
        parts.push(text(x, y + 20, labels.t(`cell.short.${cell.state}`), { size: 12, colour: INK_SOFT }));
    }
  }
  for (const [at, line] of lines.entries())
    parts.push(text(20, height - 12 - (lines.length - 1 - at) * 16, line, { size: 11, colour: INK_SOFT }));
  return standalone(width, height, parts);
}
