import { AppError, type ErrorCode } from '../schemas/errors.ts';
import { Extraction } from '../schemas/extraction.ts';
import { FOLLOW_UNLESS_TOLD, type Source } from '../schemas/source.ts';
import { isAboutTheSource } from '../schemas/source-errors.ts';
import type { KeptPage } from '../store/record-store.ts';
import type { Activities } from './contract.ts';
import type { ActivityDeps } from './deps.ts';
import { findSource } from './find-source.ts';
import { keepDocument } from './keep-document.ts';
import { continuesListing, isSameHost, pageKey } from './listing-address.ts';
import type { PageHarvest } from './page-harvest.ts';
import { refuseUnreadable } from './tell-media-type.ts';

/** A harvest that broke off goes on from pages no older than this without asking for them again. */
const STILL_FRESH_MS = 60 * 60_000;
/** A page that cannot be reached is asked for so often; the pause between is its host's. */
const TRIES = 3;
/** The site has such a page no more, or does not want it fetched: what an item's page held is known to be gone. */
const GONE: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'SOURCE_REFUSED',
  'ROBOTS_DENIED',
  'ADDRESS_REFUSED',
]);
/** Longer addresses are no pages, and do not fit a key of the record store. */
const LONGEST_ADDRESS = 2000;

/** A page's bytes as they are kept, and where they came from. */
type FetchedPage = Pick<KeptPage, 'address' | 'sha256' | 'url' | 'etag' | 'lastModified'>;

interface Page {
  readonly address: string;
  readonly url: string;
  readonly batch: string;
  readonly extraction: Extraction;
  /** It was kept as it is now. */
  readonly isSettled: boolean;
}

/**
 * Follows a listing: every page is one request after the other, as its host allows, and what was read of it is kept
 * beside its address at once. A page without anything new ends the way, and so does an address that was met before.
 */
export function makeReadPages(deps: ActivityDeps): Activities['readPages'] {
  const { store, blobs, log } = deps;
  return async ({ source: id, sha256, url, runId }) => {
    const source = await findSource(store, id);
    const kept = new Map((await store.listPages(id)).map((page) => [page.address, page]));
    const reader = pageReader(deps, source, kept, runId);
    const address = pageKey(source.address ?? url);
    const { etag = null, lastModified = null } = (await store.findValidators(id)) ?? {};
    const first = await reader.read({ address, url, sha256, etag, lastModified });
    const { follow = FOLLOW_UNLESS_TOLD } = source;

    const pages: Page[] = [first];
    const failures: PageHarvest['failures'] = [];
    let isWhole = true;
    let cutAt: string | null = null;
    const met = new Set([address, pageKey(url)]);
    const visit = async (next: string): Promise<Page | AppError> => {
      met.add(next);
      const got = await reader.visit(next, first.url);
      deps.scope().heartbeat({ pages: pages.length + 1 });
      if (got instanceof AppError) {
        failures.push({ address: next, code: got.code, message: got.message });
        log.warn('page not had', { runId, source: id, address: next, code: got.code });
      } else {
        met.add(pageKey(got.url));
        pages.push(got);
      }
      return got;
    };

    const known = new Set<string>();
    for (let page = first; addsTo(known, newsOf(source, page)); ) {
      const next = nextOf(source, page);
      if (next === null || met.has(next)) break;
      if (pages.length >= follow.pages) {
        cutAt = next;
        break;
      }
      const got = await visit(next);
      if (got instanceof AppError) {
        isWhole = false;
        break;
      }
      page = got;
    }
    const listing = pages.length;
    const items = pages.flatMap((page) => itemAddresses(source, page));
    const details = follow.details > 0 ? [...new Set(items)].filter((each) => !met.has(each)) : [];
    cutAt ??= details[follow.details] ?? null;
    for (const detail of details.slice(0, follow.details)) {
      if (met.has(detail)) continue;
      const got = await visit(detail);
      if (got instanceof AppError && !GONE.has(got.code)) isWhole = false;
    }

    const harvest: PageHarvest = {
      pages: pages.map((page, at) => ({
        address: page.address,
        url: page.url,
        isDetail: at >= listing,
        batch: page.batch,
      })),
      failures,
      isWhole,
      cutAt,
    };
    const batch = await blobs.put(new TextEncoder().encode(JSON.stringify(harvest)));
    const current = await store.currentDocument(id);
    const isUnchanged =
      isWhole &&
      pages.every(({ isSettled }) => isSettled) &&
      pages.length === kept.size &&
      current?.sha256 === first.extraction.document;
    log.info('pages read', {
      runId,
      source: id,
      pages: pages.length,
      failures: failures.length,
      isUnchanged,
    });
    return { batch, pages: pages.length, isUnchanged };
  };
}

/** The page that continues this one, on the same site; a source that is not called a listing has to look like one. */
function nextOf({ reader }: Source, { url, extraction }: Page): string | null {
  const next = extraction.nextPage;
  if (next === undefined || !URL.canParse(next) || next.length > LONGEST_ADDRESS) return null;
  const isNext = reader === 'listing' ? isSameHost(url, next) : continuesListing(url, next);
  return isNext ? pageKey(next) : null;
}

/**
 * The pages of a page's items on the same site: of every record its first link there. Of a listing that names its items
 * and says no more of them, all that its content links to, but for pages of the listing itself.
 */
function itemAddresses({ reader }: Source, { url, extraction }: Page): string[] {
  const isOwn = (link: string): boolean => isSameHost(url, link) && link.length <= LONGEST_ADDRESS;
  const { records, linkedPages = [] } = extraction;
  const links = records.flatMap((record) => record.links.find(isOwn) ?? []);
  const named =
    reader === 'listing' ? linkedPages.filter((link) => isOwn(link) && !continuesListing(url, link)) : [];
  return [...links, ...named].map(pageKey);
}

/** What tells a page that goes on from one that repeats: records, and items that are to be followed. */
const newsOf = (source: Source, page: Page): string[] => [
  ...page.extraction.records.map((record) => record.id),
  ...((source.follow?.details ?? 0) > 0 ? itemAddresses(source, page) : []),
];

/** Whether any is new; all are known then. */
function addsTo(known: Set<string>, found: readonly string[]): boolean {
  const before = known.size;
  for (const each of found) known.add(each);
  return known.size > before;
}

/** Fetching and reading of single pages of one source. */
function pageReader(deps: ActivityDeps, source: Source, kept: ReadonlyMap<string, KeptPage>, runId: string) {
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
      } catch (error) {
        if (!(error instanceof AppError) || !isAboutTheSource(error)) throw error;
        if (error.isRetryable && tries < TRIES) continue;
        if (sha256 !== null) await setAside(sha256, `${error.code}: ${error.message}`);
        return error;
      }
    }
  }

  return { read, visit };
}
