import type { Place } from '../../schemas/evidence.ts';
import type { LinkSpan } from '../layout.ts';
import type { PageElement, PageTree } from './page-tree.ts';
import { elementPath, elementText } from './page-tree.ts';

/** The links of a page by where they stand in its text. */
export interface PageLinks {
  /** Links of an element, itself included: attributes first, then addresses that are only printed. */
  within(element: PageElement): LinkSpan[];
  /** Links between two places of the page's text. */
  between(start: number, end: number): LinkSpan[];
  /** Every anchor with its absolute address, in document order. */
  readonly anchors: readonly { readonly element: PageElement; readonly url: string }[];
  /** The absolute http(s) address of an attribute's value; null for everything else, and for a mark on this page. */
  resolve(href: string | undefined): string | null;
}

/** A printed address: with its scheme, or beginning with `www.`; signs that end a sentence do not belong to it. */
const PRINTED = /(?:https?:\/\/|www\.)[^\s<>"'“”„«»]{3,}/gi;
const SENTENCE_END = /[.,;:!?)\]}…]+$/;

/**
 * @param isContent what is not furniture: its links alone are found `within` and `between`
 * @param url where the page was fetched from, when that is known
 */
export function findLinks(
  page: PageTree,
  isContent: (element: PageElement) => boolean,
  url: string | undefined,
): PageLinks {
  const base = findBase(page, url);
  const resolve = (href: string | undefined): string | null => resolveHref(href, base);
  const anchors = page.elements.flatMap((element) => {
    if ((element.tag !== 'a' && element.tag !== 'area') || element.isHidden) return [];
    const target = resolve(element.attributes.href);
    return target === null ? [] : [{ element, url: target }];
  });
  const firstFrom = (key: (e: PageElement) => number, from: number): number => {
    let low = 0;
    let high = anchors.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const at = anchors[middle];
      if (at && key(at.element) < from) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const spanOf = ({ element, url }: { element: PageElement; url: string }): LinkSpan => ({
    url,
    text: elementText(page, element),
    place: { type: 'element', path: elementPath(element) },
    origin: 'attribute',
  });
  return {
    anchors,
    resolve,
    within(element) {
      const from = firstFrom((e) => e.order, element.order);
      const found: LinkSpan[] = [];
      for (let i = from; (anchors[i]?.element.order ?? Number.POSITIVE_INFINITY) <= element.last; i++) {
        const anchor = anchors[i];
        if (anchor && isContent(anchor.element)) found.push(spanOf(anchor));
      }
      const place: Place = { type: 'element', path: elementPath(element) };
      return distinct([...found, ...printedLinks(elementText(page, element), place)]);
    },
    between(start, end) {
      const found: LinkSpan[] = [];
      for (let i = firstFrom((e) => e.start, start); (anchors[i]?.element.start ?? end) < end; i++) {
        const anchor = anchors[i];
        if (anchor && anchor.element.end <= end && isContent(anchor.element)) found.push(spanOf(anchor));
      }
      return distinct(found);
    },
  };
}

/** Addresses that are printed in a text, whether or not they can be clicked. */
export function printedLinks(text: string, place: Place): LinkSpan[] {
  const found: LinkSpan[] = [];
  for (const [match] of text.matchAll(PRINTED)) {
    if (match.includes('…') || /\.\.\.$/.test(match)) continue; // shortened for show
    const printed = trimAddress(match);
    const url = /^www\./i.test(printed) ? `https://${printed}` : printed;
    if (URL.canParse(url)) found.push({ url, text: printed, place, origin: 'text' });
  }
  return found;
}

/** A closing bracket belongs to the address when it opens in it, as in encyclopaedias' titles. */
function trimAddress(match: string): string {
  const trimmed = match.replace(SENTENCE_END, '');
  const isOpen = (trimmed.match(/\(/g)?.length ?? 0) > (trimmed.match(/\)/g)?.length ?? 0);
  return isOpen && match[trimmed.length] === ')' ? `${trimmed})` : trimmed;
}

/** One link for one address: the anchor before its own printed words. */
function distinct(links: readonly LinkSpan[]): LinkSpan[] {
  const key = (url: string): string =>
    url
      .replace(/^https?:\/\//i, '')
      .replace(/\/$/, '')
      .toLowerCase();
  const seen = new Set<string>();
  return links.filter(({ url, origin }) => {
    const isNew = !seen.has(key(url));
    seen.add(key(url));
    return isNew || (origin === 'attribute' && !links.some((l) => l.url === url && l.origin === 'attribute'));
  });
}

/** `<base href>`, else where it was fetched, else what it calls its own address. */
function findBase(page: PageTree, url: string | undefined): string | undefined {
  const attribute = (
    tag: string,
    has: (a: PageElement['attributes']) => boolean,
    name: string,
  ): string | undefined =>
    page.elements.find((e) => e.tag === tag && has(e.attributes) && e.attributes[name])?.attributes[name];
  const own =
    url ??
    attribute('link', (a) => /\bcanonical\b/i.test(a.rel ?? ''), 'href') ??
    attribute('meta', (a) => a.property === 'og:url', 'content');
  const stated = attribute('base', (a) => a.href !== undefined, 'href');
  for (const candidate of [stated, own])
    if (candidate && URL.canParse(candidate, own && URL.canParse(own) ? own : undefined))
      return new URL(candidate, own && URL.canParse(own) ? own : undefined).href;
  return undefined;
}

function resolveHref(href: string | undefined, base: string | undefined): string | null {
  const address = href
    ?.trim()
    .replace(/[\t\n\r]/g, '')
    .replace(/ /g, '%20');
  if (!address || address.startsWith('#') || /^[a-z][a-z0-9+.-]*:(?!\/\/)/i.test(address)) return null;
  // An absolute address stays as it is written: a normalised one would differ from what the page prints.
  if (/^https?:\/\//i.test(address)) return URL.canParse(address) ? address : null;
  if (/^[a-z][a-z0-9+.-]*:/i.test(address) || base === undefined || !URL.canParse(address, base)) return null;
  const resolved = new URL(address, base);
  return /^https?:$/.test(resolved.protocol) ? resolved.href : null;
}
