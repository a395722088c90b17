import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import { between, phrase, pick, type Roll, sentence } from './dice.ts';
import type { PrintGrid } from './print-grid.ts';
import type { PrintStyle } from './print-styles.ts';
import { drawRows, fontName, heightOf, layTable, type Pdf } from './print-table.ts';

/** Where a document's tables stand. */
export interface Setting {
  readonly page: 'portrait' | 'landscape' | 'sideways';
  readonly columns: 1 | 2;
  readonly header: 'repeated' | 'once';
  readonly start: 'low' | 'high';
}

const MARGIN = 56;

/** Prints tables among prose, headings, captions and notes; a table that does not fit goes on, on the next page. */
export async function printDocument(
  roll: Roll,
  grids: readonly PrintGrid[],
  style: PrintStyle,
  setting: Setting,
): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    autoFirstPage: false,
    margin: 0,
    info: { CreationDate: new Date('2026-01-01T00:00:00Z') },
  });
  const isWide = setting.page !== 'portrait';
  const size: [number, number] = isWide ? [842, 595] : [595, 842];
  const gutter = 20;
  const frame = (size[0] - 2 * MARGIN - (setting.columns - 1) * gutter) / setting.columns;
  let y = 0;
  let column = 0;
  let number = 0;
  const bodyFont = style.font === 'Courier' ? 'Courier' : pick(roll, ['Times-Roman', 'Helvetica']);
  const running = phrase(roll, 4);
  const newPage = (): void => {
    number++;
    if (setting.page === 'sideways') {
      pdf.addPage({ size: [size[1], size[0]], margin: 0 });
      pdf.rotate(90, { origin: [0, 0] }).translate(0, -size[1]);
    } else pdf.addPage({ size, margin: 0 });
    pdf.font(bodyFont).fontSize(8).fillColor('#000');
    pdf.text(running, MARGIN, 30, { lineBreak: false });
    pdf.text(String(number), size[0] / 2, size[1] - 34, { lineBreak: false });
    y = MARGIN;
    column = 0;
  };
  const bottom = size[1] - MARGIN;
  const left = (): number => MARGIN + column * (frame + gutter);
  const next = (): void => {
    if (column + 1 < setting.columns) {
      column++;
      y = MARGIN;
    } else newPage();
  };
  const write = (text: string, font: string, sizePt: number, width = frame): void => {
    pdf.font(font).fontSize(sizePt);
    let line = '';
    const flush = (): void => {
      if (y + sizePt > bottom) next();
      pdf.font(font).fontSize(sizePt).text(line, left(), y, { lineBreak: false });
      y += sizePt * 1.22;
    };
    for (const word of text.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (pdf.widthOfString(longer) > width) {
        flush();
        line = word;
      } else line = longer;
    }
    flush();
  };
  const prose = (count: number): void => {
    write(Array.from({ length: count }, () => sentence(roll)).join(' '), bodyFont, 9.5);
    y += 7;
  };
  newPage();
  write(
    phrase(roll, 4),
    bodyFont === 'Courier' ? 'Courier-Bold' : `${bodyFont.replace(/-Roman$/, '')}-Bold`,
    13,
    frame,
  );
  y += 6;
  prose(setting.start === 'low' ? between(roll, 14, 22) : between(roll, 3, 6));
  grids.forEach((grid, i) => {
    const table = layTable(pdf, grid, style, frame);
    const headHeight = heightOf(table, 0, grid.headerRows) + 8;
    const whole = heightOf(table, 0, grid.rows.length) + 50;
    if (y + headHeight + 60 > bottom || (setting.columns > 1 && y + whole > bottom)) next();
    write(`Table ${i + 1}. ${phrase(roll, between(roll, 4, 9))}`, fontName(style, true), style.sizePt + 0.5);
    if (grid.units && roll() < 0.7) write(grid.units, fontName(style, false), style.sizePt - 0.5);
    y += 5;
    let from = grid.headerRows;
    for (let isFirst = true; from < grid.rows.length; isFirst = false) {
      const hasHeader = isFirst || setting.header === 'repeated';
      let used = 8 + (hasHeader ? headHeight : 0);
      let to = from;
      while (to < grid.rows.length) {
        const height = heightOf(table, to, to + 1);
        if (y + used + height > bottom) break;
        used += height;
        to++;
      }
      if (to === from) to = from + 1;
      y = drawRows(pdf, table, { x: left(), y }, from, to, hasHeader) + 4;
      from = to;
      if (from < grid.rows.length) next();
    }
    for (const note of grid.notes ?? []) write(note, fontName(style, false), style.sizePt - 1);
    y += 10;
    prose(between(roll, 3, 8));
  });
  pdf.end();
  return new Uint8Array(await buffer(pdf));
}

/** Puts prose of a page beside no table at all: what must not be read as one. */
export async function printFalse(roll: Roll, draw: (pdf: Pdf, roll: Roll) => void): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    autoFirstPage: false,
    margin: 0,
    info: { CreationDate: new Date('2026-01-01T00:00:00Z') },
  });
  pdf.addPage({ size: 'A4', margin: 0 });
  pdf.font('Times-Roman').fontSize(10).fillColor('#000');
  draw(pdf, roll);
  pdf.end();
  return new Uint8Array(await buffer(pdf));
}
