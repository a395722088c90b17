import type { Card, Layout } from '../layout.ts';
import type { PageLinks } from './page-links.ts';
import type { PageElement, PageTree } from './page-tree.ts';
import { elementText } from './page-tree.ts';

/** "Next" in the seven languages, and the signs that stand for it. */
const NEXT =
  /^(?:next(?: page)?|older(?: posts)?|naslednj\p{L}*(?: stran)?|naprej|volgende(?: pagina)?|(?:page )?suivante?|seuraava(?: sivu)?|(?:pagina )?successiv[ao]|avanti|(?:página )?siguiente)\s*(?:[›»>→]+)?$|^[›»>→]$/iu;

/** Where a listing goes on, and the pages of its items on the same site. */
export function findRelated(
  page: PageTree,
  links: PageLinks,
  cards: readonly Card[],
  url: string | undefined,
): NonNullable<Layout['related']> {
  const rel = (element: PageElement): boolean => /\bnext\b/i.test(element.attributes.rel ?? '');
  const stated = page.elements.find(
    (e) => e.tag === 'link' && rel(e) && links.resolve(e.attributes.href) !== null,
  );
  const anchor =
    links.anchors.find(({ element }) => rel(element)) ??
    links.anchors.find(
      ({ element }) =>
        NEXT.test(elementText(page, element)) || NEXT.test(element.attributes['aria-label'] ?? ''),
    );
  const next = stated ? links.resolve(stated.attributes.href) : (anchor?.url ?? null);
  const host = hostOf(url) ?? hostOf(links.resolve('/'));
  const details = cards.flatMap((card) =>
    card.links.filter((link) => host !== null && hostOf(link.url) === host && link.url !== url).slice(0, 1),
  );
  return { next: next === url ? null : next, details: [...new Set(details.map((link) => link.url))] };
}

const hostOf = (url: string | null | undefined): string | null =>
  url && URL.canParse(url) ? new URL(url).host : null;
