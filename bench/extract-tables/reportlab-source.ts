import { between, phrase, type Roll, sentence } from './dice.ts';
import type { PrintGrid } from './print-grid.ts';

/** How ReportLab sets a table: print-reportlab.py reads it. */
export interface ReportlabStyle {
  readonly grid: boolean;
  readonly lines: 'rows' | 'header' | 'none';
  readonly bands: boolean;
  readonly shadedHeader: boolean;
  readonly valign: 'TOP' | 'MIDDLE' | 'BOTTOM';
  readonly font: 'Helvetica' | 'Times-Roman';
  readonly size: number;
  readonly padding: number;
}

const PLAIN: ReportlabStyle = {
  grid: false,
  lines: 'none',
  bands: false,
  shadedHeader: false,
  valign: 'TOP',
  font: 'Helvetica',
  size: 8.5,
  padding: 3,
};

export const REPORTLAB_STYLES: Record<string, ReportlabStyle> = {
  full: { ...PLAIN, grid: true, valign: 'MIDDLE', shadedHeader: true },
  hair: { ...PLAIN, lines: 'rows', valign: 'MIDDLE', padding: 4 },
  bands: { ...PLAIN, bands: true, shadedHeader: true, valign: 'MIDDLE' },
  head: { ...PLAIN, lines: 'header', font: 'Times-Roman', padding: 1.5 },
  open: { ...PLAIN, font: 'Times-Roman', size: 9, valign: 'BOTTOM', padding: 2 },
};

/** A document for print-reportlab.py, as JSON: blocks of text, and tables with their cells and style. */
export function reportlabSource(roll: Roll, grids: readonly PrintGrid[], style: ReportlabStyle): string {
  const prose = (count: number): { text: string } => ({
    text: Array.from({ length: count }, () => sentence(roll)).join(' '),
  });
  const blocks: unknown[] = [{ heading: phrase(roll, 4) }, prose(between(roll, 4, 12))];
  grids.forEach((grid, i) => {
    blocks.push({ caption: `Table ${i + 1}: ${phrase(roll, between(roll, 4, 8))}` });
    blocks.push({ grid, style });
    for (const note of grid.notes ?? []) blocks.push({ note });
    blocks.push(prose(between(roll, 4, 10)));
  });
  return `${JSON.stringify({ blocks })}\n`;
}
