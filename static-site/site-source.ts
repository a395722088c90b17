import type { Services } from '../runtime/services.ts';
import type { RecordVersion } from '../schemas/record-version.ts';
import { openMemorySearchIndex } from '../search/memory-search-index.ts';

const PAGE = 1000;
/** Results with their hits: some 100 kB each. */
const MAX_REMEMBERED = 500;

/** What a site is made of: the portal's services with a search over exactly these records. */
export interface SiteSource {
  readonly services: Services;
  /** By id. */
  readonly published: readonly RecordVersion[];
  /** These are no longer found, but may have been cited. */
  readonly withdrawn: readonly RecordVersion[];
}

/**
 * Reads all public records once. Pages, counts and search come from these alone, so that a site agrees with itself though
 * an ingest goes on meanwhile.
 */
export async function readSiteSource(services: Services): Promise<SiteSource> {
  const [published, withdrawn] = [
    await allRecords(services, 'published'),
    await allRecords(services, 'withdrawn'),
  ];
  const memory = openMemorySearchIndex({ vocabularies: services.vocabularies });
  await memory.index(published);
  const search: Services['search'] = {
    ...memory,
    search: remembering(memory.search),
    check: () => services.search.check(),
  };
  // Not a copy: some services are opened when they are first looked at.
  const replaced: Services = Object.create(services, {
    search: { value: search },
    // The site has an address of its own, or none yet.
    config: { value: { ...services.config, publicAddress: null } },
  });
  return { services: replaced, published, withdrawn };
}

/** Related records are found by the same few sets of concepts again and again: each is searched once while it is remembered. */
function remembering(search: Services['search']['search']): Services['search']['search'] {
  const known = new Map<string, ReturnType<typeof search>>();
  return (query) => {
    const key = JSON.stringify(query);
    const result = known.get(key) ?? search(query);
    known.delete(key);
    known.set(key, result);
    if (known.size > MAX_REMEMBERED) known.delete(known.keys().next().value ?? '');
    return result;
  };
}

async function allRecords({ store }: Services, status: 'published' | 'withdrawn'): Promise<RecordVersion[]> {
  const all: RecordVersion[] = [];
  for (;;) {
    const after = all.at(-1)?.record.id;
    const page = await store.listRecords({ ...(after !== undefined && { after }), limit: PAGE, status });
    all.push(...page);
    if (page.length < PAGE) return all.sort((a, b) => (a.record.id < b.record.id ? -1 : 1));
  }
}
