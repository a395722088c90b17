import type { Extraction } from '../schemas/extraction.ts';
import type { AtlasRecord } from '../schemas/record.ts';
import { pageKey } from './listing-address.ts';

/** A page of a harvest, in the order in which it was met. */
export interface ReadPage {
  readonly address: string;
  /** Where the address led in the end. */
  readonly url: string;
  /** The page of one item, to which a page of the listing led. */
  readonly isDetail: boolean;
  readonly extraction: Extraction;
}

/**
 * The records of all pages together, each id once. An item that several pages tell of is one record, read from the page
 * that says the most of it. A page of one item alone is that item's, whatever it calls it: the record keeps the id that
 * the listing gives, so that it stays the same when the item's page cannot be had.
 */
export function mergePages(pages: readonly ReadPage[]): AtlasRecord[] {
  const listed = new Map<string, AtlasRecord>();
  for (const { isDetail, extraction } of pages)
    if (!isDetail)
      for (const record of extraction.records)
        for (const link of record.links)
          if (URL.canParse(link) && !listed.has(pageKey(link))) listed.set(pageKey(link), record);
  const merged = new Map<string, AtlasRecord>();
  for (const page of pages) {
    const item = page.isDetail ? (listed.get(pageKey(page.address)) ?? listed.get(pageKey(page.url))) : null;
    const [only] = page.extraction.records;
    const isItem = item && only?.kind === item.kind && page.extraction.records.length === 1;
    const records = isItem && only ? [{ ...only, id: item.id }] : page.extraction.records;
    for (const record of records) {
      const before = merged.get(record.id);
      if (!before || saysMore(record, before)) merged.set(record.id, record);
    }
  }
  return [...merged.values()];
}

function saysMore(record: AtlasRecord, than: AtlasRecord): boolean {
  const [fields, others] = [record, than].map((each) => Object.values(each.fields));
  const byCount = (fields?.length ?? 0) - (others?.length ?? 0);
  return byCount !== 0 ? byCount > 0 : letters(fields) > letters(others);
}

const letters = (texts: readonly string[] | undefined): number =>
  (texts ?? []).reduce((sum, text) => sum + text.length, 0);
