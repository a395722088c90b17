import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';

type Pdf = InstanceType<typeof PDFDocument>;

/** A PDF of pages that are drawn by hand, in points from the top left. */
export async function typesetPages(
  pages: readonly ((pdf: Pdf) => void)[],
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    autoFirstPage: false,
    margin: 0,
    info: { CreationDate: new Date('2026-01-01T00:00:00Z') },
    ...options,
  });
  for (const draw of pages) {
    pdf.addPage({ size: 'A4', margin: 0 });
    pdf.font('Helvetica').fontSize(9);
    draw(pdf);
  }
  pdf.end();
  return new Uint8Array(await buffer(pdf));
}

/** Words at a place, on one line. */
export const put = (pdf: Pdf, text: string, x: number, y: number): Pdf =>
  pdf.text(text, x, y, { lineBreak: false });

/** Rows of cells with a frame round each; `heights` in points. */
export function grid(
  pdf: Pdf,
  x: readonly number[],
  top: number,
  rows: readonly (readonly string[])[],
  height = 20,
): void {
  rows.forEach((row, r) => {
    const y = top + r * height;
    row.forEach((text, c) => {
      const left = x[c] ?? 0;
      pdf.rect(left, y, (x[c + 1] ?? 0) - left, height).stroke();
      text.split('\n').forEach((line, i) => {
        put(pdf, line, left + 4, y + 5 + i * 10);
      });
    });
  });
}

/** Rows of words in columns, nothing drawn. */
export function columns(
  pdf: Pdf,
  x: readonly number[],
  top: number,
  rows: readonly (readonly string[])[],
  step = 14,
): void {
  rows.forEach((row, r) => {
    row.forEach((text, c) => {
      if (text) put(pdf, text, x[c] ?? 0, top + r * step);
    });
  });
}
