import { createHash } from 'node:crypto';
import { basename, resolve } from 'node:path';
import type { SourceDocument } from '../schemas/document.ts';
import { AppError } from '../schemas/errors.ts';
import { FOLLOW_UNLESS_TOLD, type Source } from '../schemas/source.ts';
import type { Activities, FetchedDocument } from './contract.ts';
import type { ActivityDeps } from './deps.ts';
import { findSource } from './find-source.ts';
import { type GotBytes, keepDocument } from './keep-document.ts';
import { readSourceFile } from './read-source-file.ts';

/**
 * Gets a source's bytes and keeps them with a document row. Equal bytes have one key, and bytes that were read
 * before by this extractor are written nowhere again.
 */
export function makeFetchDocument(deps: ActivityDeps): Activities['fetchDocument'] {
  const { store } = deps;
  return async ({ source: id, runId }) => {
    const source = await findSource(store, id);
    const got = source.address ? await getAddress(deps, source, source.address) : await getPath(deps, source);
    if ('kept' in got) return fetched(deps, source, got.kept, got.url);
    const kept = await keepDocument(deps, source, got, runId);
    return fetched(deps, source, kept, got.url);
  };
}

async function fetched(
  { store, extractorVersion }: ActivityDeps,
  source: Source,
  document: SourceDocument,
  url?: string,
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
    ...(url === undefined ? {} : { url, isFollowed: isFollowed(source, document) }),
  };
}

/** A listing on the web goes on on other pages; a report is one document. */
function isFollowed({ reader, follow = FOLLOW_UNLESS_TOLD }: Source, { mediaType }: SourceDocument): boolean {
  return mediaType === 'text/html' && reader !== 'report' && (follow.pages > 1 || follow.details > 0);
}

async function getPath(
  { root, maxDocumentBytes }: ActivityDeps,
  source: Source,
): Promise<GotBytes & { url?: string }> {
  const path = resolve(root, source.path ?? '');
  return { bytes: await readSourceFile(path, maxDocumentBytes), declared: null, location: basename(path) };
}

async function getAddress(
  { store, blobs, get, scope }: ActivityDeps,
  source: Source,
  address: string,
): Promise<(GotBytes | { kept: SourceDocument }) & { url: string }> {
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
    if (canCompare) return { kept: before, url: answer.url };
    throw new AppError('SOURCE_REFUSED', `${address} says unchanged, but was never asked so`, {
      url: address,
    });
  }
  const { bytes, contentType: declared, etag, lastModified } = answer;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const isNews =
    validators?.sha256 !== sha256 || validators.etag !== etag || validators.lastModified !== lastModified;
  if (isNews) await store.saveValidators(source.id, { etag, lastModified, sha256 });
  return { bytes, declared, location: address, url: answer.url };
}
