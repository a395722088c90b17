import { createHash } from 'node:crypto';
import type { SourceDocument } from '../schemas/document.ts';
import type { Source } from '../schemas/source.ts';
import type { ActivityDeps } from './deps.ts';
import { tellMediaType } from './tell-media-type.ts';

/** Bytes with what was said of them and where they came from. */
export interface GotBytes {
  readonly bytes: Uint8Array;
  readonly declared: string | null;
  readonly location: string;
}

/** Keeps bytes with a document row; bytes that this source gave before are written nowhere again. */
export async function keepDocument(
  { store, blobs, log, now }: ActivityDeps,
  source: Source,
  { bytes, declared, location }: GotBytes,
  runId: string,
): Promise<SourceDocument> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const known = await store.findDocument(sha256, source.id);
  // Also where something has that name: what a disk damaged is mended by the same bytes.
  await blobs.put(bytes);
  if (known && known.country === source.country) return known;
  const kept = await store.saveDocument({
    sha256,
    source: source.id,
    country: source.country,
    mediaType: tellMediaType(bytes, declared, source.mediaType),
    sizeBytes: bytes.length,
    location,
    fetchedAt: now(),
    state: 'fetched',
    reason: null,
    pageCount: null,
    recordCount: 0,
    noteCount: 0,
    extractorVersion: null,
  });
  log.info('document fetched', { runId, source: source.id, sha256, sizeBytes: bytes.length });
  return kept;
}
