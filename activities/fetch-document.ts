import { createHash } from 'node:crypto';
import { basename, resolve } from 'node:path';
import type { SourceDocument } from '../schemas/document.ts';
import { AppError } from '../schemas/errors.ts';
import type { Source } from '../schemas/source.ts';
import type { Activities, FetchedDocument } from './contract.ts';
import type { ActivityDeps } from './deps.ts';
import { findSource } from './find-source.ts';
import { readSourceFile } from './read-source-file.ts';
import { tellMediaType } from './tell-media-type.ts';

interface Got {
  readonly bytes: Uint8Array;
  readonly declared: string | null;
  readonly location: string;
}

/**
 * Gets a source's bytes and keeps them with a document row. Equal bytes have one key, and bytes that were read
 * before by this extractor are written nowhere again.
 */
export function makeFetchDocument(deps: ActivityDeps): Activities['fetchDocument'] {
  const { store, blobs, log } = deps;
  return async ({ source: id, runId }) => {
    const source = await findSource(store, id);
    const got = source.address ? await getAddress(deps, source, source.address) : await getPath(deps, source);
    if ('kept' in got) return fetched(deps, source, got.kept);
    const { bytes, declared, location } = got;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const known = await store.findDocument(sha256, id);
    if (!(await blobs.has(sha256))) await blobs.put(bytes);
    if (known && known.country === source.country) return fetched(deps, source, known);
    const kept = await store.saveDocument({
      sha256,
      source: id,
      country: source.country,
      mediaType: tellMediaType(bytes, declared, source.mediaType),
      sizeBytes: bytes.length,
      location,
      fetchedAt: deps.now(),
      state: 'fetched',
      reason: null,
      pageCount: null,
      recordCount: 0,
      noteCount: 0,
      extractorVersion: null,
    });
    log.info('document fetched', { runId, source: id, sha256, sizeBytes: bytes.length });
    return fetched(deps, source, kept);
  };
}

async function fetched(
  { store, extractorVersion }: ActivityDeps,
  source: Source,
  document: SourceDocument,
): Promise<FetchedDocument> {
  const current = await store.currentDocument(source.id);
  const isSettled = document.state === 'extracted' || document.state === 'empty';
  return {
    source: source.id,
    sha256: document.sha256,
    mediaType: document.mediaType,
    sizeBytes: document.sizeBytes,
    // A source may go back to an older edition: its records are then the older ones again, so it is read anew.
    isUnchanged:
      isSettled &&
      document.extractorVersion === extractorVersion &&
      document.country === source.country &&
      current?.sha256 === document.sha256,
  };
}

async function getPath({ root, maxDocumentBytes }: ActivityDeps, source: Source): Promise<Got> {
  const path = resolve(root, source.path ?? '');
  return { bytes: await readSourceFile(path, maxDocumentBytes), declared: null, location: basename(path) };
}

async function getAddress(
  { store, blobs, get, scope }: ActivityDeps,
  source: Source,
  address: string,
): Promise<Got | { kept: SourceDocument }> {
  const validators = await store.findValidators(source.id);
  const before = validators ? await store.findDocument(validators.sha256, source.id) : null;
  // Asked only for changes when what was had before is still whole: a 304 brings no bytes.
  const canCompare = before !== null && (await blobs.has(before.sha256));
  const answer = await get(
    {
      url: address,
      etag: canCompare ? (validators?.etag ?? null) : null,
      lastModified: canCompare ? (validators?.lastModified ?? null) : null,
    },
    scope().signal,
  );
  if (answer.status === 'notModified') {
    if (canCompare) return { kept: before };
    throw new AppError('SOURCE_REFUSED', `${address} says unchanged, but was never asked so`, {
      url: address,
    });
  }
  const { bytes, contentType: declared, etag, lastModified } = answer;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const isNews =
    validators?.sha256 !== sha256 || validators.etag !== etag || validators.lastModified !== lastModified;
  if (isNews) await store.saveValidators(source.id, { etag, lastModified, sha256 });
  return { bytes, declared, location: address };
}
