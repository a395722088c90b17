import type { Card } from '../layout.ts';
import type { CardEntry } from './build-card.ts';
import { unlabelledEntry } from './build-card.ts';
import { headingLevel } from './heading-level.ts';
import type { PageLinks } from './page-links.ts';
import { spanOf } from './page-range.ts';
import type { Line, PageElement, PageTree } from './page-tree.ts';
import { childAround, descendants, linesWithin } from './page-tree.ts';
import type { PlacedCard } from './structured-cards.ts';

/** More lines than this, or longer ones, are the sections of an article. */
const MAX_LINES = 10;
const MAX_LENGTH = 1_500;

/**
 * Cards without labels: neighbours of one tag and class, each with a name (heading, bold line or link) and a few lines.
 * What they say comes as `description`, a span of years as `temporalCoverage`, for readers to fall back on; whether
 * they are records follows from the heading above.
 */
export function findTeasers(
  page: PageTree,
  links: PageLinks,
  isFree: (line: Line) => boolean,
  isContent: (e: PageElement) => boolean,
): PlacedCard[] {
  const found: PlacedCard[] = [];
  let skipTo = -1;
  for (const parent of page.elements) {
    if (parent.order <= skipTo || parent.children.length < 2 || !isContent(parent) || parent.isHidden)
      continue;
    if (/^(?:html|head|tr|table|tbody|dl|select)$/.test(parent.tag)) continue;
    for (const siblings of Map.groupBy(parent.children.filter(isContent), shapeOf).values()) {
      const cards = siblings.map((element) => teaser(page, links, element, isFree));
      const named = cards.filter((card) => card !== null);
      if (named.length < 2 || named.length < 0.75 * siblings.length) continue;
      found.push(...named);
      skipTo = Math.max(skipTo, ...named.map(({ last }) => last));
    }
  }
  return found;
}

const shapeOf = ({ tag, attributes }: PageElement): string =>
  `${tag}.${(attributes.class ?? '').trim().split(/\s+/)[0] ?? ''}`;

function teaser(
  page: PageTree,
  links: PageLinks,
  element: PageElement,
  isFree: (line: Line) => boolean,
): (PlacedCard & { last: number }) | null {
  const isRecordTag = element.tag === 'article' || element.tag === 'details' || element.tag === 'li';
  const isClassed = /^(?:div|section)$/.test(element.tag) && (element.attributes.class ?? '') !== '';
  if (!isRecordTag && !isClassed) return null;
  const lines = linesWithin(page, element).filter((line) => line.end > line.start);
  if (
    lines.length < 2 ||
    lines.length > MAX_LINES ||
    element.end - element.start > MAX_LENGTH ||
    !lines.every(isFree)
  )
    return null;
  const title =
    lines.find((line) => headingLevel(page, line) !== null) ?? (isLinkLine(lines[0]) ? lines[0] : undefined);
  if (
    !title ||
    lines.indexOf(title) > 2 ||
    lines.filter((line) => (headingLevel(page, line) ?? 7) < 7).length > 1
  )
    return null;
  const rest = lines.filter((line) => line !== title);
  const entries: CardEntry[] = [];
  const told = new Set<Line>();
  for (const line of rest) {
    const entry = unlabelledEntry(page, line);
    if (!entry) continue;
    entries.push(entry);
    told.add(line);
  }
  const words = rest.filter((line) => !told.has(line) && line.end - line.start >= 25 && !isLinkLine(line));
  if (words.length > 0) {
    const spans = words.map((line) => spanOf(page, line, line.owner));
    entries.push({
      label: 'description',
      value: spans.map(({ text }) => text).join(' '),
      spans,
      links: [],
      isFallback: true,
    });
  }
  const time = descendants(page, element).find((e) => e.tag === 'time' && e.end > e.start);
  if (time && entries.every(({ label }) => label === 'description')) {
    const span = spanOf(page, time, time);
    entries.push({ label: 'datePublished', value: span.text, spans: [span], links: [], isFallback: true });
  }
  if (words.length === 0) return null;
  const card: Card = {
    type: 'card',
    title: spanOf(page, title, title.owner),
    entries,
    links: links.within(element).filter(({ origin }) => origin === 'attribute'),
    confidence: 0.5,
  };
  return { card, start: element.start, end: element.end, last: element.last };
}

function isLinkLine(line: Line | undefined): boolean {
  if (!line) return false;
  for (let holder = line.owner; ; ) {
    const inner = childAround(holder, line.start, line.end);
    if (!inner) return false;
    if (inner.tag === 'a') return true;
    holder = inner;
  }
}
