import type { PageElement, PageTree } from './page-tree.ts';
import { descendants, elementText, isWithin } from './page-tree.ts';

/** Furniture: what a page carries beside its content (navigation, cookie notice, related links, footer, forms). */
export interface Furniture {
  /** The element that the page marks as its content; null when it marks none. */
  readonly main: PageElement | null;
  /** Whether an element is furniture, or stands in some. */
  has(element: PageElement): boolean;
  /** The outermost furniture elements in document order. */
  readonly parts: readonly PageElement[];
}

const FURNITURE_TAGS = new Set('footer aside menu'.split(' '));
const FURNITURE_ROLES =
  /^(?:navigation|search|banner|contentinfo|complementary|dialog|alertdialog|alert|menu|menubar|toolbar|tablist|tooltip|status)$/;

/**
 * Words that templates of every origin put into classes and ids. A word counts when it stands by itself between
 * hyphens, underscores or capitals; `with-sidebar` and its like describe the page, not the part.
 */
const STRONG_WORDS =
  /^(?:cookies?|consent|gdpr|breadcrumbs?|crumbs?|pager|pagination|nav|navbar|navigation|navlinks|menu|menus|submenu|megamenu|sharing|sharedaddy|addtoany|addthis|newsletter|skip|skiplinks?|footer|colophon|disclaimer|copyright|popup|modal|offcanvas|advert|advertisement|ads|adsbygoogle|toolbar|masthead|hamburger|searchform|langswitch|metanav|lightbox)$/i;
const WEAK_WORDS =
  /^(?:sidebar|related|social|share|widgets|widgetarea|banner|comments?|respond|toc|tags?|login|signin|subscribe|search|languages?|lang|promo|seealso|recommended|recent|popular|filters?|facets?|exposed|ticker|topbar)$/i;
/** `search-results`, `nav-content`: named after furniture, but holding what it leads to. */
const CONTENT_WORDS = /^(?:results?|listing|items|view|content|pane|body)$/i;
/** `card-footer`, `entry-footer`: the foot of a record. */
const RECORD_WORDS = /^(?:card|entry|post|item|teaser|node|panel|article|project|record|tile)$/i;
const PAGE_WORDS = /^(?:has|with|no|is|page|body|layout|main|content|one|two)$/i;

/** Headings of furniture in the seven languages: what follows one, when it is mostly links, is furniture too. */
const FURNITURE_HEADING =
  /^(?:related|see also|read (?:more|also)|more (?:on|from|about)|latest|recent|share|follow us|newsletter|navigation|menu|search|categories|tags|archives?|contact us|quick links|useful links|you may also|sorodn|povezan|glej tudi|preberite|deli|sledite|novice|iskanje|hitre povezave|uporabne povezave|verwant|gerelateerd|zie ook|lees (?:meer|ook)|meer over|deel|volg ons|nieuwsbrief|zoeken|à lire aussi|voir aussi|articles? liés?|liens utiles|partager|suivez|actualités|rechercher|liittyvät|aiheeseen liitty|katso myös|lue (?:lisää|myös)|jaa|seuraa|uutiskirje|haku|correlat|vedi anche|leggi anche|potrebbe interessarti|condividi|seguici|link utili|cerca|relacionad|véase|ver también|lee también|te puede interesar|comparte|síguenos|boletín|enlaces de interés|buscar)/i;

/** A part that holds this much of the page's words is the page, whatever its class says. */
const MAX_SHARE = 0.5;

/** Finds furniture by tags, roles, class words and link density; no page or site is known by name. */
export function findFurniture(page: PageTree): Furniture {
  const main = findMain(page);
  const linkLength = linkLengths(page);
  const total = Math.max(1, page.text.length);
  const parts: PageElement[] = [];
  let skipTo = -1;
  for (const element of page.elements) {
    if (element.order <= skipTo || element.isHidden || /^(?:html|head|body)$/.test(element.tag)) continue;
    if (main && isWithin(main, element)) continue;
    if (isPart(page, element, main, linkLength, total)) {
      parts.push(element);
      skipTo = element.last;
    }
  }
  const partOf = new Set(parts);
  for (const [first, rest] of headedParts(page, linkLength, partOf)) {
    partOf.add(first);
    for (const element of rest) partOf.add(element);
  }
  const all = page.elements.filter((element) => partOf.has(element) && !hasAncestorIn(element, partOf));
  const inside = new Set<PageElement>();
  for (const part of all) {
    inside.add(part);
    for (const element of descendants(page, part)) inside.add(element);
  }
  return { main, has: (element) => inside.has(element), parts: all };
}

function isPart(
  page: PageTree,
  element: PageElement,
  main: PageElement | null,
  linkLength: readonly number[],
  total: number,
): boolean {
  const { tag, attributes } = element;
  const length = element.end - element.start;
  if (length === 0 && tag !== 'nav') return false;
  const density = (linkLength[element.order] ?? 0) / Math.max(1, length);
  const isInMain = main !== null && isWithin(element, main);
  const isOutside = main !== null && !isInMain;
  const role = attributes.role ?? '';
  if (FURNITURE_ROLES.test(role)) return length / total < MAX_SHARE || !holdsHeading(page, element, 'h1');
  if (tag === 'nav' || tag === 'dialog' || tag === 'noscript') return true;
  const isSmall = length / total < MAX_SHARE;
  if (tag === 'form') return isSmall && !holdsHeading(page, element, 'h1') && !holdsData(page, element);
  // A box of facts beside the text is content; a footer inside a record is the record's.
  if (tag === 'aside' && isInMain && holdsData(page, element)) return false;
  if (FURNITURE_TAGS.has(tag)) return isSmall && !(tag === 'footer' && isInRecord(element));
  // Outside what the page marks as its content, only its name is content.
  if (isOutside) return !holdsHeading(page, element, 'h1');
  const words = classWords(element);
  if (!element.isBlock) return words.strong && tag !== 'strong' && tag !== 'b' && !isInMain;
  if (tag === 'header' && element.parent?.tag === 'body') return !holdsHeading(page, element, 'h1');
  const canBeBar = /^(?:ul|ol|div|section|td)$/.test(tag);
  if (tag !== 'td' && /^h[1-6]$|^(?:table|tr|td|th|tbody|dl|dt|dd|article|main|figure)$/.test(tag))
    return false;
  if (words.strong) return isSmall && !holdsHeading(page, element, 'h1');
  if (words.weak && isSmall && !holdsHeading(page, element, 'h1'))
    return density > 0.5 || (length < 80 && !isInMain && !isInRecord(element));
  // An unmarked column or bar of short links.
  if (!main && canBeBar)
    return isLinkBar(page, element, density, length) && !holdsHeading(page, element, 'h1');
  return false;
}

/** The one `main`; without it one `article` or `[role=main]` or `#content` that holds most of the words. */
function findMain(page: PageTree): PageElement | null {
  const visible = page.elements.filter((element) => !element.isHidden && element.end > element.start);
  const marked = visible.filter((e) => e.tag === 'main' || e.attributes.role === 'main');
  const total = page.text.length;
  const longest = (list: readonly PageElement[]): PageElement | null =>
    list.reduce<PageElement | null>(
      (best, e) => (best && best.end - best.start >= e.end - e.start ? best : e),
      null,
    );
  const main = longest(marked);
  if (main && (main.end - main.start) / total > 0.1) return main;
  return null;
}

function classWords({ attributes }: PageElement): { strong: boolean; weak: boolean } {
  const names = `${attributes.class ?? ''} ${attributes.id ?? ''}`.slice(0, 1_000);
  let strong = false;
  let weak = false;
  for (const name of names.split(/\s+/)) {
    const words = name.split(/[-_]+|(?<=[a-z])(?=[A-Z])/);
    if (words.length > 1 && PAGE_WORDS.test(words[0] ?? '')) continue;
    const [first = '', last = ''] = [words[0], words.at(-1)];
    const isOfRecord = words.length > 1 && RECORD_WORDS.test(first);
    const isOfContent = words.length > 1 && CONTENT_WORDS.test(last);
    // The word that a compound ends with, or begins with, says what it is: `main-menu`, `cookie-bar`, `footer__links`.
    for (const word of [first, last]) {
      if (STRONG_WORDS.test(word) && !isOfRecord && !(isOfContent && /^nav/i.test(word))) strong = true;
      if (WEAK_WORDS.test(word) && !isOfContent) weak = true;
    }
  }
  return { strong, weak };
}

/** Characters of link text within each element, by its order. */
function linkLengths(page: PageTree): readonly number[] {
  const lengths = new Array<number>(page.elements.length).fill(0);
  for (const element of page.elements) {
    if (element.tag !== 'a' || element.attributes.href === undefined) continue;
    for (let at: PageElement | null = element; at; at = at.parent)
      lengths[at.order] = (lengths[at.order] ?? 0) + element.end - element.start;
  }
  return lengths;
}

function isLinkBar(page: PageTree, element: PageElement, density: number, length: number): boolean {
  if (density < 0.7) return false;
  const links = descendants(page, element).filter((e) => e.tag === 'a' && e.end > e.start);
  return links.length >= 4 && length / links.length < 25;
}

const holdsHeading = (page: PageTree, element: PageElement, tag: string): boolean =>
  element.tag === tag || descendants(page, element).some((e) => e.tag === tag && e.end > e.start);

/** A form that wraps the page's tables or lists of terms is how some content systems build every page. */
const holdsData = (page: PageTree, element: PageElement): boolean =>
  descendants(page, element).some((e) => e.tag === 'dl' || e.tag === 'article' || e.tag === 'table');

/** A footer or header of an article or list item belongs to it. */
const isInRecord = (element: PageElement): boolean => {
  for (let at = element.parent; at; at = at.parent)
    if (/^(?:article|li|td|section)$/.test(at.tag)) return true;
  return false;
};

const hasAncestorIn = (element: PageElement, set: ReadonlySet<PageElement>): boolean => {
  for (let at = element.parent; at; at = at.parent) if (set.has(at)) return true;
  return false;
};

/** The next child of the same parent: elements come in document order, so it is the first after all descendants. */
const nextSibling = (page: PageTree, element: PageElement): PageElement | undefined => {
  const next = page.elements[element.last + 1];
  return next && next.parent === element.parent ? next : undefined;
};

/** "Related projects" and its like, with the siblings up to the next heading of its level, when these are mostly links. */
function* headedParts(
  page: PageTree,
  linkLength: readonly number[],
  known: ReadonlySet<PageElement>,
): Generator<readonly [PageElement, readonly PageElement[]]> {
  for (const element of page.elements) {
    const level = /^h([2-6])$/.exec(element.tag)?.[1];
    if (!level || known.has(element) || !FURNITURE_HEADING.test(elementText(page, element))) continue;
    const rest: PageElement[] = [];
    for (let sibling = nextSibling(page, element); sibling; sibling = nextSibling(page, sibling)) {
      const other = /^h([1-6])$/.exec(sibling.tag)?.[1];
      if (other && other <= level) break;
      rest.push(sibling);
    }
    const length = rest.reduce((sum, e) => sum + e.end - e.start, 0);
    const links = rest.reduce((sum, e) => sum + (linkLength[e.order] ?? 0), 0);
    if (rest.length > 0 && (links > 0.6 * length || length < 60)) yield [element, rest];
  }
}
