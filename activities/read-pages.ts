import { AppError, type ErrorCode } from '../schemas/errors.ts';
import { FOLLOW_UNLESS_TOLD, type Source } from '../schemas/source.ts';
import type { Activities } from './contract.ts';
import type { ActivityDeps } from './deps.ts';
import { findSource } from './find-source.ts';
import { continuesListing, isSameHost, pageKey } from './listing-address.ts';
import type { PageHarvest } from './page-harvest.ts';
import { type Page, pageReader } from './page-reader.ts';

/** The site has such a page no more, or does not want it fetched: what an item's page held is known to be gone. */
const GONE: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'SOURCE_REFUSED',
  'ROBOTS_DENIED',
  'ADDRESS_REFUSED',
]);
/** Longer addresses are no pages, and do not fit a key of the record store. */
const LONGEST_ADDRESS = 2000;

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
