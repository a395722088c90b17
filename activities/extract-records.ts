import type { Activities } from './contract.ts';
import type { ActivityDeps } from './deps.ts';
import { findSource } from './find-source.ts';
import { refuseUnreadable } from './tell-media-type.ts';

/** Reads a document away from this process and keeps what it gave as a blob: equal documents give equal keys. */
export function makeExtractRecords(deps: ActivityDeps): Activities['extractRecords'] {
  const { store, blobs, extraction, log } = deps;
  return async ({ source: id, sha256, mediaType, url, runId }) => {
    const source = await findSource(store, id);
    const bytes = await blobs.get(sha256);
    refuseUnreadable(bytes, mediaType);
    const { json, records, notes } = await extraction.extract(
      { bytes, mediaType, country: source.country, source: id, ...(url === undefined ? {} : { url }) },
      deps.scope().signal,
    );
    const batch = await blobs.put(new TextEncoder().encode(json));
    log.info('document read', { runId, source: id, sha256, records, notes });
    return { batch, records, notes };
  };
}
