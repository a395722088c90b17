import type { Card, LinkSpan } from '../layout.ts';
import type { CardGroup } from './card-titles.ts';
import { normalLabel } from './card-titles.ts';
import { isKnownLabel, labelOfClass } from './known-labels.ts';
import type { PageLinks } from './page-links.ts';
import { printedLinks } from './page-links.ts';
import { rangeText, spanOf } from './page-range.ts';
import type { Line, PageElement, PageTree } from './page-tree.ts';
import { childAround, lineIndexAt } from './page-tree.ts';

export type CardEntry = Card['entries'][number];

/** Words this short beside labelled values are a button, a tag or a date, not a description. */
const MIN_DESCRIPTION = 25;

/** A group of labelled values as the layout's `Card`. Words of it without a label become `description`, to fall back on. */
export function buildCard(
  page: PageTree,
  links: PageLinks,
  group: CardGroup,
  isFree: (element: PageElement) => boolean,
): Card {
  const labelled = group.values.flatMap((value): CardEntry[] => {
    if (value.values.length === 0) return [];
    const spans = value.values.map((range) => spanOf(page, range, value.element));
    const text = spans.map((span) => span.text).join('; ');
    const found = value.values.flatMap((range) => {
      const anchors = links.between(range.start, range.end);
      const place = spanOf(page, range, value.element).place;
      return [
        ...anchors,
        ...printedLinks(rangeText(page, range), place).filter((link) => !isTold(link, anchors)),
      ];
    });
    return [{ label: value.label, value: text, spans, links: found }];
  });
  const entries = [...labelled, ...descriptions(page, group, isFree)];
  const inEntries = new Set(entries.flatMap((entry) => entry.links.map(({ url }) => url)));
  return {
    type: 'card',
    title: group.title ? titleSpan(page, group.title) : null,
    entries,
    links: links.between(group.start, group.end).filter(({ url }) => !inEntries.has(url)),
    confidence: group.container ? 0.95 : 0.9,
  };
}

const isTold = (link: LinkSpan, anchors: readonly LinkSpan[]): boolean =>
  anchors.some(({ url, text }) => url.startsWith(link.url) || text.includes(link.text));

const titleSpan = (page: PageTree, line: Line): Card['title'] => {
  const end = rangeText(page, line)
    .replace(/\s*[#¶§🔗]+$/u, '')
    .replace(/\s*:$/, '').length;
  return spanOf(page, { start: line.start, end: line.start + end }, line.owner);
};

const YEARS = /^\(?\s*(?:19|20)\d\d\s*(?:[–—-]\s*(?:(?:19|20)\d\d)?)?\s*\)?$/;

/**
 * A line without a label as an entry to fall back on: under the label that its class names, as `temporalCoverage` when
 * it is a span of years; null for any other.
 */
export function unlabelledEntry(page: PageTree, line: Line): CardEntry | null {
  const label = YEARS.test(rangeText(page, line)) ? 'temporalCoverage' : classLabelOf(line);
  if (label === null) return null;
  const span = spanOf(page, line, line.owner);
  return { label, value: span.text, spans: [span], links: [], isFallback: true };
}

/** The label in a class of the line's own elements, from the innermost block out as far as it holds nothing else. */
function classLabelOf(line: Line): string | null {
  for (
    let at: PageElement | null = line.owner;
    at && at.start === line.start && at.end === line.end;
    at = at.parent
  ) {
    const label = labelOfClass(at.attributes.class);
    if (label) return label;
  }
  const inner = childAround(line.owner, line.start, line.end);
  return inner?.start === line.start && inner.end === line.end ? labelOfClass(inner.attributes.class) : null;
}

/** The lines of a card that are neither its title nor labelled: each under what its class says, the others as one. */
function descriptions(
  page: PageTree,
  group: CardGroup,
  isFree: (element: PageElement) => boolean,
): CardEntry[] {
  const entries: CardEntry[] = [];
  const spans = [];
  for (let i = lineIndexAt(page, group.start); i < page.lines.length; i++) {
    const line = page.lines[i];
    if (!line || line.start >= group.end) break;
    if (!isFree(line.owner) || line === group.title || isLabelledOrLink(page, line, group)) continue;
    const entry = unlabelledEntry(page, line);
    if (entry) entries.push(entry);
    if (entry || line.end - line.start < MIN_DESCRIPTION || /^h[1-6]$/.test(line.owner.tag)) continue;
    spans.push(spanOf(page, line, line.owner));
  }
  if (spans.length === 0) return entries;
  const value = spans.map(({ text }) => text).join(' ');
  return [...entries, { label: 'description', value, spans, links: [], isFallback: true }];
}

function isLabelledOrLink(page: PageTree, line: Line, group: CardGroup): boolean {
  if (group.values.some((value) => value.start < line.end && line.start < value.end)) return true;
  // A line that is one link: "Read more about …", an address.
  return (
    /^(?:https?:|www\.)\S+$/.test(rangeText(page, line)) ||
    isLink(childAround(line.owner, line.start, line.end), line)
  );
}

const isLink = (element: PageElement | undefined, line: Line): boolean =>
  element?.tag === 'a' && element.start === line.start && element.end === line.end;

/**
 * The groups that are cards: two labels and more, or one that other cards carry as well, and a label that readers know
 * or that comes again. A lone bold word before a colon is a sentence's beginning, and names with descriptions are no labels.
 */
export function keepCards(groups: readonly CardGroup[]): CardGroup[] {
  const labelCounts = new Map<string, number>();
  for (const group of groups)
    for (const label of new Set(group.values.map((value) => normalLabel(value.label))))
      labelCounts.set(label, (labelCounts.get(label) ?? 0) + 1);
  return groups.filter((group) => {
    const labels = new Set(group.values.map((value) => normalLabel(value.label)));
    const isShared = [...labels].some((label) => (labelCounts.get(label) ?? 0) > 1);
    if (labels.size > 1) return isShared || [...labels].some(isKnownLabel);
    return group.title !== null && isShared;
  });
}
