import { resolve } from 'node:path';
import { readSourceFile } from '../activities/read-source-file.ts';
import { refuseUnreadable, tellMediaType } from '../activities/tell-media-type.ts';
import type { MediaType } from '../schemas/source.ts';
import { mediaTypeOfName } from './ad-hoc-source.ts';

/**
 * A file to be read and not kept.
 * @throws FILE_NOT_FOUND, FILE_NOT_READABLE, NOT_A_FILE, DOCUMENT_TOO_LARGE, DOCUMENT_EMPTY, PDF_INVALID, MEDIA_TYPE_UNSUPPORTED
 */
export async function readDocumentFile(
  path: string,
  maxBytes: number,
): Promise<{ bytes: Uint8Array; mediaType: MediaType }> {
  const bytes = await readSourceFile(resolve(path), maxBytes);
  const mediaType = tellMediaType(bytes, null, mediaTypeOfName(path) ?? 'text/plain');
  refuseUnreadable(bytes, mediaType);
  return { bytes, mediaType };
}
