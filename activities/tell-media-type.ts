import { AppError } from '../schemas/errors.ts';
import type { MediaType } from '../schemas/source.ts';

/** A PDF's head may stand anywhere in the first 1,024 bytes (ISO 32000-1, annex H, note 13). */
const HEAD_BYTES = 1024;

const hasPdfHead = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD_BYTES)).includes('%PDF-');

const OTHER_FORMATS: readonly (readonly [name: string, magic: readonly number[]])[] = [
  ['a ZIP archive or an office document', [0x50, 0x4b, 0x03, 0x04]],
  ['an old office document', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a PNG image', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG image', [0xff, 0xd8, 0xff]],
  ['a GIF image', [0x47, 0x49, 0x46, 0x38]],
  ['a TIFF image', [0x49, 0x49, 0x2a, 0x00]],
  ['a gzip archive', [0x1f, 0x8b]],
  ['an RTF document', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['a program', [0x7f, 0x45, 0x4c, 0x46]],
];

/** What the bytes are, when their first ones tell that it is none of ours. */
const otherFormat = (bytes: Uint8Array): string | null =>
  OTHER_FORMATS.find(([, magic]) => magic.every((byte, at) => bytes[at] === byte))?.[0] ?? null;

/**
 * How a document is to be read. Bytes that begin as a PDF are one, whatever was said of them; otherwise the answer's
 * header, then the source's word, holds. Whether it can be read so is `refuseUnreadable`'s question.
 */
export function tellMediaType(bytes: Uint8Array, declared: string | null, expected: MediaType): MediaType {
  if (hasPdfHead(bytes)) return 'application/pdf';
  if (declared === 'text/html' || declared === 'application/xhtml+xml') return 'text/html';
  if (declared === 'text/plain' && expected !== 'text/html') return 'text/plain';
  return expected;
}

/**
 * Refuses what no reader could read, before a process is started for it.
 * @throws DOCUMENT_EMPTY, PDF_INVALID, MEDIA_TYPE_UNSUPPORTED
 */
export function refuseUnreadable(bytes: Uint8Array, mediaType: MediaType): void {
  if (bytes.length === 0) throw new AppError('DOCUMENT_EMPTY', 'the file has no bytes');
  if (mediaType === 'application/pdf' && hasPdfHead(bytes)) return;
  const format = otherFormat(bytes);
  if (format) throw new AppError('MEDIA_TYPE_UNSUPPORTED', `the bytes are ${format}`);
  if (mediaType === 'application/pdf')
    throw new AppError('PDF_INVALID', 'the bytes do not begin as a PDF does');
}
