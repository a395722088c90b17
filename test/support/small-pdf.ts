import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';

/** A PDF of one page with these paragraphs; with a password it opens only with that. */
export async function smallPdf(paragraphs: readonly string[], userPassword?: string): Promise<Buffer> {
  const document = new PDFDocument({
    info: { CreationDate: new Date('2026-01-01T00:00:00Z') },
    ...(userPassword === undefined ? {} : { userPassword }),
  });
  for (const paragraph of paragraphs) document.text(paragraph).moveDown();
  document.end();
  return buffer(document);
}
