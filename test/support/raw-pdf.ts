import { deflateSync } from 'node:zlib';

/** An object's body: its text, or a stream with its dictionary's entries. */
export type RawObject = string | { readonly entries: string; readonly stream: Buffer };

export const streamOf = (content: string | Buffer, entries = ''): RawObject => ({
  entries,
  stream: Buffer.from(content),
});
export const deflated = (content: string | Buffer, entries = ''): RawObject => ({
  entries: `/Filter /FlateDecode ${entries}`,
  stream: deflateSync(Buffer.from(content), { level: 9 }),
});

const asBuffer = (object: RawObject): Buffer =>
  typeof object === 'string'
    ? Buffer.from(object, 'latin1')
    : Buffer.concat([
        Buffer.from(`<< /Length ${object.stream.length} ${object.entries} >>\nstream\n`, 'latin1'),
        object.stream,
        Buffer.from('\nendstream'),
      ]);

/** A file of these objects, numbered from 1; the first is the catalog. Nothing of it need be sound. */
export function rawPdf(objects: readonly RawObject[], trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  let at = parts[0]?.length ?? 0;
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(at);
    const part = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      asBuffer(object),
      Buffer.from('\nendobj\n'),
    ]);
    parts.push(part);
    at += part.length;
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

export interface OnePage {
  /** Entries of the catalog and of the page besides those that every file has. */
  readonly catalog?: string;
  readonly page?: string;
  readonly mediaBox?: string;
  readonly font?: RawObject;
  /** Numbered from 6; `/X` is object 6 as an XObject. */
  readonly more?: readonly RawObject[];
  readonly trailer?: string;
}

/** A file of one page with this content. */
export function onePage(content: RawObject | string, options: OnePage = {}): Buffer {
  const { catalog = '', page = '', mediaBox = '[0 0 612 792]', more = [], trailer = '' } = options;
  return rawPdf(
    [
      `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      `<< /Type /Page /Parent 2 0 R /MediaBox ${mediaBox} /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> ${page} >>`,
      typeof content === 'string' ? streamOf(content) : content,
      options.font ?? '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      ...more,
    ],
    trailer,
  );
}
