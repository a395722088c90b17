import type PDFDocument from 'pdfkit';
import type { Align, PrintCell, PrintGrid } from './print-grid.ts';
import type { PrintStyle } from './print-styles.ts';

export type Pdf = InstanceType<typeof PDFDocument>;

interface LaidCell {
  readonly cell: PrintCell;
  readonly x0: number;
  readonly x1: number;
  readonly lines: readonly string[];
  readonly align: Align;
}

interface LaidRow {
  readonly cells: readonly LaidCell[];
  readonly height: number;
  readonly before: number;
  readonly isSum: boolean;
}

/** A table with its widths and heights, ready to be drawn row by row. */
export interface LaidTable {
  readonly grid: PrintGrid;
  readonly style: PrintStyle;
  /** Left and right edge of each column's text, from the table's left. */
  readonly columns: readonly { readonly x0: number; readonly x1: number }[];
  readonly width: number;
  readonly rows: readonly LaidRow[];
}

export const fontName = (style: PrintStyle, isBold: boolean): string =>
  style.font === 'Times'
    ? isBold
      ? 'Times-Bold'
      : 'Times-Roman'
    : isBold
      ? `${style.font}-Bold`
      : style.font;

function wrap(pdf: Pdf, text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && pdf.widthOfString(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** Sets a table into a width: columns as wide as their texts up to their limit, texts wrapped. */
export function layTable(pdf: Pdf, grid: PrintGrid, style: PrintStyle, frame: number): LaidTable {
  const { sizePt } = style;
  const count = grid.aligns.length;
  const isBold = (c: PrintCell, r: number): boolean =>
    c.isBold === true || (r < grid.headerRows && style.hasBoldHead);
  const natural = Array.from({ length: count }, () => 0);
  grid.rows.forEach((row, r) => {
    for (const c of row.cells) {
      if (c.colspan > 1) continue;
      pdf.font(fontName(style, isBold(c, r))).fontSize(sizePt);
      const words = r < grid.headerRows ? c.text.split(' ') : [c.text];
      const widest = Math.max(...words.map((w) => pdf.widthOfString(w)));
      const extra = (c.indent ?? 0) * sizePt + (c.sign ? sizePt : 0) + (c.mark ? sizePt * 0.5 : 0);
      const limit = (grid.maxEms[c.col] ?? 10) * sizePt;
      natural[c.col] = Math.max(natural[c.col] ?? 0, Math.min(limit, widest + extra));
    }
  });
  const total = natural.reduce((a, b) => a + b, 0) + style.gapPt * (count - 1);
  const room = frame - style.gapPt * (count - 1);
  const inner = natural.reduce((a, b) => a + b, 0);
  const isTight = total > frame;
  // Texts give way before numbers do.
  const texts = natural.reduce((sum, w, i) => sum + ((grid.maxEms[i] ?? 0) > 9 ? w : 0), 0);
  const isEnough = texts - (inner - room) > 0.4 * texts;
  const widths = isTight
    ? natural.map((w, i) =>
        !isEnough ? (w * room) / inner : (grid.maxEms[i] ?? 0) > 9 ? w - ((inner - room) * w) / texts : w,
      )
    : style.isFull
      ? natural.map((w, i) => w + (i === 0 ? 0.4 : 0.6 / Math.max(1, count - 1)) * (frame - total) * 0.9)
      : natural;
  const columns: { x0: number; x1: number }[] = [];
  let x = 0;
  for (const width of widths) {
    columns.push({ x0: x, x1: x + width });
    x += width + style.gapPt;
  }
  const line = sizePt * style.leading;
  const rows = grid.rows.map((row, r): LaidRow => {
    const cells = row.cells.map((c): LaidCell => {
      const x0 = (columns[c.col]?.x0 ?? 0) + (c.indent ?? 0) * sizePt * 0.9;
      const x1 = columns[c.col + c.colspan - 1]?.x1 ?? 0;
      pdf.font(fontName(style, isBold(c, r))).fontSize(sizePt);
      const lines = wrap(pdf, c.text, x1 - x0 + 0.5);
      const body = grid.aligns[c.col] ?? 'left';
      const head = style.headAlign === 'center' && c.col > 0 ? 'center' : body;
      return { cell: c, x0, x1, lines, align: c.align ?? (r < grid.headerRows ? head : body) };
    });
    const tallest = Math.max(1, ...cells.filter((c) => c.cell.rowspan === 1).map((c) => c.lines.length));
    return {
      cells,
      height: tallest * line + style.rowGapPt,
      before: style.rules === 'grid' ? 0 : (row.before ?? 0) * line,
      isSum: row.isSum === true,
    };
  });
  return { grid, style, columns, width: x - style.gapPt, rows };
}

/** The height of rows `from` to `to` (not included). */
export const heightOf = (table: LaidTable, from: number, to: number): number =>
  table.rows.slice(from, to).reduce((sum, r) => sum + r.height + r.before, 0);

/** Draws a line across, as a stroke or as a thin rectangle. */
function across(pdf: Pdf, style: PrintStyle, x0: number, x1: number, y: number, thick = 0.5): void {
  if (style.areRulesFilled) pdf.rect(x0, y - thick / 2, x1 - x0, thick).fill('#000');
  else pdf.lineWidth(thick).moveTo(x0, y).lineTo(x1, y).stroke('#000');
  pdf.fillColor('#000');
}

function down(pdf: Pdf, style: PrintStyle, x: number, y0: number, y1: number): void {
  if (style.areRulesFilled) pdf.rect(x - 0.25, y0, 0.5, y1 - y0).fill('#000');
  else pdf.lineWidth(0.5).moveTo(x, y0).lineTo(x, y1).stroke('#000');
  pdf.fillColor('#000');
}

/** Draws the header rows (if wanted) and rows `from` to `to` at a place; returns the y below. */
export function drawRows(
  pdf: Pdf,
  table: LaidTable,
  at: { readonly x: number; readonly y: number },
  from: number,
  to: number,
  hasHeader: boolean,
): number {
  const { style, grid, columns } = table;
  const { sizePt } = style;
  const header = hasHeader ? Array.from({ length: grid.headerRows }, (_, r) => r) : [];
  const order = [...header, ...Array.from({ length: to - from }, (_, i) => from + i)];
  const left = at.x;
  const right = at.x + table.width;
  const isCelled = style.rules === 'grid' || style.rules === 'columns';
  const pad = isCelled ? style.gapPt / 2 : 0;
  const line = sizePt * style.leading;
  const tops = new Map<number, number>();
  let y = at.y;
  const top = y;
  if (style.rules !== 'none')
    across(pdf, style, left - pad, right + pad, y, style.rules === 'booktabs' ? 1 : 0.5);
  y += 2.5;
  let headEnd = y;
  for (const r of order) {
    const row = table.rows[r];
    if (!row) continue;
    if (isCelled || r !== order[0]) y += row.before;
    tops.set(r, y);
    const isHead = r < grid.headerRows;
    if (style.shade === 'head' && isHead)
      pdf.rect(left - 3, y - 1, table.width + 6, row.height).fill('#d5dde8');
    if (style.shade === 'zebra' && !isHead && r % 2)
      pdf.rect(left - 3, y - 1, table.width + 6, row.height).fill('#eef1f5');
    pdf.fillColor('#000');
    y += row.height;
    if (isHead && r === grid.headerRows - 1) {
      headEnd = y;
      if (style.rules !== 'none') across(pdf, style, left - pad, right + pad, y, 0.5);
      y += style.rules === 'none' ? 0 : 2;
    }
  }
  const end = y;
  for (const r of order) {
    const row = table.rows[r];
    const y0 = tops.get(r) ?? top;
    if (!row) continue;
    const isHead = r < grid.headerRows;
    const rowHeaderLines = row.cells.find((c) => c.cell.col === 0)?.lines.length ?? 1;
    for (const laid of row.cells) {
      const { cell, lines } = laid;
      const isBold = cell.isBold === true || (isHead && style.hasBoldHead);
      const last = Math.min(grid.headerRows - 1, r + cell.rowspan - 1);
      const bottom = isHead
        ? (tops.get(last) ?? y0) + (table.rows[last]?.height ?? 0) - style.rowGapPt
        : y0 + row.height;
      let ty = y0 + style.rowGapPt / 2;
      if (isHead && style.headValign === 'bottom') ty = bottom - lines.length * line + style.rowGapPt / 2;
      else if (!isHead && style.valuesAt === 'last' && cell.col > 0 && lines.length < rowHeaderLines)
        ty += (rowHeaderLines - lines.length) * line;
      lines.forEach((text, i) => {
        pdf.font(fontName(style, isBold)).fontSize(sizePt);
        const width = pdf.widthOfString(text);
        const isLast = i === lines.length - 1;
        const markWidth = cell.mark && isLast ? sizePt * 0.35 : 0;
        const hang = i > 0 && !isHead && cell.col === 0 && style.leaders !== 'none' ? sizePt : 0;
        const x =
          left +
          (laid.align === 'left'
            ? laid.x0 + hang
            : laid.align === 'right'
              ? laid.x1 - width - markWidth
              : (laid.x0 + laid.x1 - width) / 2);
        if (cell.sign && i === 0) pdf.text(cell.sign, left + laid.x0, ty, { lineBreak: false });
        pdf.text(text, x, ty + i * line, { lineBreak: false });
        if (cell.mark && isLast)
          pdf
            .fontSize(sizePt * 0.62)
            .text(cell.mark, x + width + 0.3, ty + i * line - 0.6, { lineBreak: false });
        const hasValues = row.cells.some((c) => c.cell.col > 0);
        if (
          style.leaders !== 'none' &&
          !isHead &&
          cell.col === 0 &&
          isLast &&
          hasValues &&
          cell.colspan === 1
        ) {
          pdf.fontSize(sizePt);
          const dot = style.leaders === 'dots' ? '.' : ' .';
          const free = left + laid.x1 - x - width - markWidth - 2;
          const dots = dot.repeat(Math.max(0, Math.floor(free / pdf.widthOfString(dot))));
          if (dots.length > 2) pdf.text(dots, x + width + markWidth + 2, ty + i * line, { lineBreak: false });
        }
      });
      if (isHead && style.hasSpannerRules && cell.colspan > 1 && style.rules !== 'grid')
        across(pdf, style, left + laid.x0, left + laid.x1, y0 + row.height - 0.8, 0.4);
    }
    const body = order.filter((k) => k >= grid.headerRows);
    if (style.rules === 'rows' && !isHead) across(pdf, style, left, right, y0 + row.height, 0.3);
    if (row.isSum && style.rules !== 'grid' && style.rules !== 'rows' && style.shade === 'none')
      for (const laid of row.cells)
        if (laid.cell.col > 0 && laid.align === 'right')
          across(pdf, style, left + laid.x0 + 1, left + laid.x1 + 1, y0 - 0.5, 0.4);
    if (style.rules === 'grid') {
      for (const laid of row.cells) {
        const lastRow = r + laid.cell.rowspan - 1;
        const cellTop = r === body[0] || (isHead && r === 0) ? (r === body[0] ? headEnd : top) : y0;
        const known = tops.get(lastRow);
        const cellEnd =
          lastRow === order.at(-1)
            ? end
            : lastRow === grid.headerRows - 1 && isHead
              ? headEnd
              : (known ?? y0) + (table.rows[lastRow]?.height ?? 0);
        pdf
          .lineWidth(0.5)
          .rect(
            left + (columns[laid.cell.col]?.x0 ?? 0) - pad,
            cellTop,
            laid.x1 - (columns[laid.cell.col]?.x0 ?? 0) + 2 * pad,
            cellEnd - cellTop,
          )
          .stroke('#000');
      }
      drawBlanks(
        pdf,
        table,
        left,
        pad,
        r,
        y0,
        r === body[0] ? headEnd : y0,
        r === order.at(-1) ? end : y0 + row.height,
      );
    }
  }
  if (style.rules === 'columns') {
    for (let c = 1; c < columns.length; c++) {
      const x = left + (columns[c]?.x0 ?? 0) - pad;
      const spans = table.rows.flatMap((row, r) =>
        row.cells
          .filter((k) => k.cell.col < c && k.cell.col + k.cell.colspan > c && order.includes(r))
          .map(() => r),
      );
      const clear = spans.filter((r) => r < grid.headerRows);
      const start = clear.length
        ? (tops.get(Math.max(...clear)) ?? top) + (table.rows[Math.max(...clear)]?.height ?? 0) - 0.8
        : top;
      if (spans.some((r) => r >= grid.headerRows)) continue;
      down(pdf, style, x, start, end);
    }
    if (style.isRuled) for (const x of [left - pad, right + pad]) down(pdf, style, x, top, end);
  }
  if (style.rules !== 'none' && style.rules !== 'rows')
    across(pdf, style, left - pad, right + pad, end, style.rules === 'booktabs' ? 1 : 0.5);
  return end;
}

/** Frames round the places of a row that hold no cell. */
function drawBlanks(
  pdf: Pdf,
  table: LaidTable,
  left: number,
  pad: number,
  r: number,
  _y0: number,
  from: number,
  to: number,
): void {
  table.columns.forEach((column, c) => {
    const isTaken = table.grid.rows.some((row) =>
      row.cells.some((k) => k.col <= c && k.col + k.colspan > c && k.row <= r && k.row + k.rowspan > r),
    );
    if (!isTaken)
      pdf
        .lineWidth(0.5)
        .rect(left + column.x0 - pad, from, column.x1 - column.x0 + 2 * pad, to - from)
        .stroke('#000');
  });
}
