import PDFDocument from 'pdfkit';
import { printed, type Section, type WrittenDocument, type WrittenRecord } from './typeset-source.ts';

const FONTS = { regular: 'LiberationSans-Regular.ttf', bold: 'LiberationSans-Bold.ttf' };
const PAGE = { size: 'A4', margins: { top: 62, bottom: 62, left: 56, right: 56 } } as const;
const WIDTH_PT = 595.28 - PAGE.margins.left - PAGE.margins.right;
const BOTTOM_PT = 841.89 - PAGE.margins.bottom;
const LABEL_PT = 118;
const PADDING_PT = 5;

/** A report whose records are cards of label and value, drawn by pdfkit; a card may run over a page's end. */
export async function cardsReport(
  document: WrittenDocument,
  fontFolder: string,
  date: Date,
): Promise<Buffer> {
  const pdf = new PDFDocument({
    ...PAGE,
    bufferPages: true,
    lang: document.language,
    info: { Title: document.title, CreationDate: date, ModDate: date },
  });
  pdf.registerFont('regular', `${fontFolder}/${FONTS.regular}`);
  pdf.registerFont('bold', `${fontFolder}/${FONTS.bold}`);
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((resolve) => pdf.on('end', () => resolve()));
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));

  const paragraph = (text: string) =>
    pdf
      .font('regular')
      .fontSize(10)
      .fillColor('#111')
      .text(text, PAGE.margins.left, pdf.y, { width: WIDTH_PT, paragraphGap: 6 });
  const room = (heightPt: number) => {
    if (pdf.y + heightPt > BOTTOM_PT) pdf.addPage();
  };

  const row = (label: string, value: string, url?: string) => {
    const valueWidth = WIDTH_PT - LABEL_PT - 2 * PADDING_PT;
    const labelWidth = LABEL_PT - 2 * PADDING_PT;
    const valueHeight = pdf.font('regular').fontSize(9).heightOfString(value, { width: valueWidth });
    const labelHeight = pdf.font('bold').heightOfString(label, { width: labelWidth });
    const height = Math.max(valueHeight, labelHeight) + 2 * PADDING_PT;
    room(height);
    const top = pdf.y;
    pdf.rect(PAGE.margins.left, top, LABEL_PT, height).fill('#eef1f4');
    pdf.lineWidth(0.6).strokeColor('#555');
    pdf.rect(PAGE.margins.left, top, LABEL_PT, height).stroke();
    pdf.rect(PAGE.margins.left + LABEL_PT, top, WIDTH_PT - LABEL_PT, height).stroke();
    pdf.font('bold').fontSize(9).fillColor('#111');
    pdf.text(label, PAGE.margins.left + PADDING_PT, top + PADDING_PT, { width: labelWidth });
    pdf.font('regular').fillColor(url ? '#0b3d91' : '#111');
    pdf.text(value, PAGE.margins.left + LABEL_PT + PADDING_PT, top + PADDING_PT, {
      width: valueWidth,
      ...(url ? { link: url, underline: true } : {}),
    });
    pdf.y = top + height;
    pdf.x = PAGE.margins.left;
  };

  const card = (section: Section, record: WrittenRecord) => {
    room(90);
    for (const column of section.columns) {
      if (column.value === 'links') for (const url of record.links) row(column.label, url, url);
      else row(column.label, printed(record, column.value));
    }
    pdf.y += 12;
  };

  pdf.y = 230;
  pdf.font('bold').fontSize(25).text(document.title, { width: WIDTH_PT });
  pdf
    .moveDown(0.5)
    .font('regular')
    .fontSize(13)
    .text(document.subtitle ?? '');
  pdf
    .moveDown(0.3)
    .fontSize(11)
    .text(String(document.year ?? ''));
  pdf.y = 560;
  for (const text of document.about) paragraph(text);
  pdf.addPage();
  for (const section of document.sections) {
    room(140);
    pdf
      .font('bold')
      .fontSize(15)
      .fillColor('#111')
      .text(section.heading, PAGE.margins.left, pdf.y + 8);
    pdf.moveDown(0.5);
    for (const text of section.paragraphs) paragraph(text);
    for (const record of section.records) {
      if (section.kind !== 'case') {
        card(section, record);
        continue;
      }
      pdf
        .font('bold')
        .fontSize(11)
        .text(`Case study ${record.no ?? ''}: ${record.fields.title ?? ''}`);
      pdf.moveDown(0.4);
      paragraph(record.fields.narrative ?? '');
    }
  }
  const { count } = pdf.bufferedPageRange();
  for (let index = 1; index < count; index++) {
    pdf.switchToPage(index);
    pdf.page.margins.bottom = 0; // the number stands below the text, where pdfkit would begin a new page
    pdf.font('regular').fontSize(8).fillColor('#555');
    pdf.text(String(index + 1), PAGE.margins.left, 800, {
      width: WIDTH_PT,
      align: 'center',
      lineBreak: false,
    });
  }
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}
