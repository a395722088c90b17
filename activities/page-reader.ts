import { AppError, asAppError } from '../schemas/errors.ts';
import { Extraction } from '../schemas/extraction.ts';
import type { Source } from '../schemas/source.ts';
import { isAboutTheDocument, isAboutTheSource } from '../schemas/source-errors.ts';
import type { KeptPage } from '../store/record-store.ts';
import type { ActivityDeps } from './deps.ts';
import { keepDocument } from './keep-document.ts';
import { isSameHost } from './listing-address.ts';
import { refuseUnreadable } from './tell-media-type.ts';

/** A harvest that broke off goes on from pages no older than this without asking for them again. */
const STILL_FRESH_MS = 60 * 60_000;
/** A page that cannot be reached is asked for so often; the pause between is its host's. */
const TRIES = 3;
/** A page's bytes as they are kept, and where they came from. */
type FetchedPage = Pick<KeptPage, 'address' | 'sha256' | 'url' | 'etag' | 'lastModified'>;

export interface Page {
  readonly address: string;
  readonly url: string;
  readonly batch: string;
  readonly extraction: Extraction;
  /** It was kept as it is now. */
  readonly isSettled: boolean;
}

/** Fetching and reading of single pages of one source. */
export function pageReader(
  deps: ActivityDeps,
  source: Source,
  kept: ReadonlyMap<string, KeptPage>,
  runId: string,
) {
  const { store, blobs, extraction, get, now, scope } = deps;

  /** What was read of these bytes before, when the same would be read again. */
  async function readBefore(page: FetchedPage): Promise<Page | null> {
    const before = kept.get(page.address);
    if (before?.sha256 !== page.sha256 || before.url !== page.url || !(await blobs.has(before.batch)))
      return null;
    const read = Extraction.parse(JSON.parse(new TextDecoder().decode(await blobs.get(before.batch))));
    const isSame = read.extractorVersion === deps.extractorVersion && read.country === source.country;
    return isSame ? { ...page, batch: before.batch, extraction: read, isSettled: before.isSettled } : null;
  }

  /** @throws the codes of unreadable documents */
  async function read(page: FetchedPage): Promise<Page> {
    const before = await readBefore(page);
    if (before) return before;
    const document = await store.findDocument(page.sha256, source.id);
    const bytes = await blobs.get(page.sha256);
    const mediaType = document?.mediaType ?? source.mediaType;
    refuseUnreadable(bytes, mediaType);
    const { json } = await extraction.extract(
      { bytes, mediaType, country: source.country, source: source.id, url: page.url },
      scope().signal,
    );
    const batch = await blobs.put(new TextEncoder().encode(json));
    await store.savePage(source.id, { ...page, batch });
    return { ...page, batch, extraction: Extraction.parse(JSON.parse(json)), isSettled: false };
  }

  async function fetchPage(address: string, home: string): Promise<FetchedPage> {
    const page = kept.get(address);
    const before = page ? await store.findDocument(page.sha256, source.id) : null;
    const canCompare = page !== undefined && before !== null && (await blobs.has(page.sha256));
    const isFresh = before !== null && Date.parse(now()) - Date.parse(before.fetchedAt) < STILL_FRESH_MS;
    if (canCompare && !page.isSettled && isFresh) return page;
    const answer = await get(
      {
        url: address,
        etag: canCompare ? page.etag : null,
        lastModified: canCompare ? page.lastModified : null,
      },
      scope().signal,
    );
    if (!isSameHost(home, answer.url)) {
      const message = `${address} leads to another site: ${answer.url}`;
      throw new AppError('SOURCE_REFUSED', message, { url: address });
    }
    if (answer.status === 'notModified') {
      if (canCompare) return { ...page, url: answer.url };
      const message = `${address} says unchanged, but was never asked so`;
      throw new AppError('SOURCE_REFUSED', message, { url: address });
    }
    const { bytes, contentType: declared, etag, lastModified, url } = answer;
    const { sha256 } = await keepDocument(deps, source, { bytes, declared, location: address }, runId);
    return { address, sha256, url, etag, lastModified };
  }

  async function setAside(sha256: string, reason: string): Promise<void> {
    const before = await store.findDocument(sha256, source.id);
    if (before?.state !== 'quarantined' || before.reason !== reason)
      await store.quarantineDocument(source.id, sha256, reason);
  }

  /** What is wrong with a page or its document is given back; errors of the parts underneath are thrown on. */
  async function visit(address: string, home: string): Promise<Page | AppError> {
    for (let tries = 1; ; tries += 1) {
      let sha256: string | null = null;
      try {
        const page = await fetchPage(address, home);
        sha256 = page.sha256;
        return await read(page);
      } catch (thrown) {
        const error = asAppError(thrown);
        const isItsOwn = sha256 === null ? isAboutTheSource : isAboutTheDocument;
        if (!isItsOwn(error)) throw thrown;
        if (error.isRetryable && tries < TRIES) continue;
        if (sha256 !== null) await setAside(sha256, `${error.code}: ${error.message}`);
        return error;
      }
    }
  }

  return { read, visit };
}
