import { useEffect } from 'react';
import { wholeAddress } from '../routing/root.ts';

/** What a reference manager takes from a record in a list. */
interface Item {
  readonly id: string;
  readonly title: string;
  readonly year: number | null;
  readonly language: string;
  readonly facts: Readonly<Record<string, string | undefined>>;
}

/**
 * A record for reference managers, which read these spans wherever many records stand on a page: an OpenURL context
 * object in Dublin Core (COinS 1.0, Z39.88-2004). Nobody sees or hears it.
 */
export function Coins({ item }: { item: Item }) {
  const creator = item.facts.authors ?? item.facts.author ?? item.facts.writer;
  const context = new URLSearchParams([
    ['ctx_ver', 'Z39.88-2004'],
    ['rft_val_fmt', 'info:ofi/fmt:kev:mtx:dc'],
    ['rft.title', item.title],
    ...(creator ? [['rft.creator', creator]] : []),
    ...(item.year === null ? [] : [['rft.date', String(item.year)]]),
    ['rft.language', item.language],
    ['rft.identifier', wholeAddress(`/records/${item.id}`)],
  ]);
  return <span className="Z3988" title={context.toString()} aria-hidden="true" />;
}

/** Tells a reference manager's connector that other records stand on the page now (zotero.org/support/dev). */
export function useTellConnectors(records: unknown): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: other records are what is to be told
  useEffect(() => {
    document.dispatchEvent(new Event('ZoteroItemUpdated', { bubbles: true, cancelable: true }));
  }, [records]);
}
