import { deflateSync } from 'node:zlib';

/** A PDF of one page over these objects; objects 1 to 3 are catalog, pages and page, the content is object 4. */
function pdfOf(content: Buffer, filters: string, more: readonly string[] = []): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  const add = (body: Buffer | string): void => {
    offsets.push(parts.reduce((sum, part) => sum + part.length, 0));
    parts.push(Buffer.from(`${offsets.length} 0 obj\n`), Buffer.from(body), Buffer.from('\nendobj\n'));
  };
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add('<< /Type /Pages /Kids [3 0 R] /Count 1 >>');
  add(
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> >>',
  );
  add(
    Buffer.concat([
      Buffer.from(`<< /Length ${content.length} /Filter ${filters} >>\nstream\n`),
      content,
      Buffer.from('\nendstream'),
    ]),
  );
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  for (const object of more) add(object);
  const start = parts.reduce((sum, part) => sum + part.length, 0);
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = offsets.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** Some 2 KB that unpack twice to so many megabytes of blanks. */
export const blankBomb = (megabytes: number): Buffer =>
  pdfOf(
    deflateSync(deflateSync(Buffer.alloc(megabytes * 1024 * 1024, ' '), { level: 9 }), { level: 9 }),
    '[/FlateDecode /FlateDecode]',
  );

/** Some 200 KB that print so many million letters. */
export function textBomb(millions: number): Buffer {
  const line = `BT /F1 8 Tf 20 700 Td (${'trafficking '.repeat(80)}) Tj ET\n`;
  return pdfOf(
    deflateSync(Buffer.from(line.repeat(Math.ceil((millions * 1e6) / 960))), { level: 9 }),
    '/FlateDecode',
  );
}

/** A form that draws itself. */
export const selfDrawingForm = (): Buffer =>
  pdfOf(deflateSync(Buffer.from('/X Do')), '/FlateDecode', [
    '<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >> /Length 12 >>\nstream\n/X Do /X Do \nendstream',
  ]);
