import type { Card, Span } from '../layout.ts';
import type { CardEntry } from './build-card.ts';
import { headingLevel } from './heading-level.ts';
import { topicOf } from './known-labels.ts';
import { spanOf } from './page-range.ts';
import type { Line, PageTree } from './page-tree.ts';
import { elementPath, lineIndexAt, linesWithin } from './page-tree.ts';
import type { StructuredItem, StructuredProperty } from './structured-items.ts';
import { squash } from './structured-items.ts';

/** A card with where it stands and which stretch of the page's text it tells. */
export interface PlacedCard {
  readonly card: Card;
  readonly start: number;
  readonly end: number;
}

/**
 * Structured data beside what the page shows. An item that a visible card tells already only adds what that leaves
 * open; any other becomes a card at the heading of its name, whose lines it then stands for. Nothing is told twice.
 *
 * @returns the cards, and the lines that structured cards stand for
 */
export function addStructured(
  page: PageTree,
  placed: readonly PlacedCard[],
  items: readonly StructuredItem[],
  isFree: (line: Line) => boolean,
): { cards: PlacedCard[]; told: ReadonlySet<Line> } {
  const cards = [...placed];
  const told = new Set<Line>();
  const byTitle = new Map<string, number>();
  cards.forEach(({ card }, i) => {
    for (const name of [card.title?.text ?? '', ...card.entries.slice(0, 2).map((entry) => entry.value)])
      if (name !== '' && !byTitle.has(squash(name))) byTitle.set(squash(name), i);
  });
  const linesByText = Map.groupBy(page.lines.filter(isFree), (line) =>
    squash(page.text.slice(line.start, line.end)),
  );
  for (const item of items) {
    const at = byTitle.get(squash(item.name)) ?? cardAround(cards, item);
    const found = at === undefined ? undefined : cards[at];
    if (at !== undefined && found) {
      cards[at] = { ...found, card: merged(page, found.card, item) };
      for (const { value } of item.properties)
        for (const line of linesByText.get(squash(value)) ?? [])
          if (headingLevel(page, line) === null) told.add(line);
      continue;
    }
    const lines = linesByText.get(squash(item.name)) ?? [];
    // A heading before any other line; the script's own neighbour before one elsewhere.
    const title =
      lines.find((line) => line.start >= item.element.start && headingLevel(page, line) !== null) ??
      lines.find((line) => headingLevel(page, line) !== null) ??
      lines.find((line) => line.start >= item.element.start);
    const around = title ? followingLines(page, title, isFree) : [];
    const values = [item.name, ...item.properties.map(({ value }) => value)].map(squash);
    const tellsNothingNew = item.properties.length === 0 && around.length > 2;
    if (tellsNothingNew) continue;
    // Microdata and RDFa mark what they tell: all of the element is theirs.
    const isMarked = item.element.raw === null;
    const own = isMarked ? linesWithin(page, item.element).filter(isFree) : around;
    const stoodFor = own.filter((line) => {
      const words = squash(page.text.slice(line.start, line.end));
      return isMarked || line === title || values.some((value) => value.includes(words));
    });
    for (const line of stoodFor) told.add(line);
    const start = isMarked
      ? item.element.start
      : (title?.start ?? (item.element.parent?.tag === 'head' ? 0 : item.element.start));
    cards.push({ card: newCard(page, item, title, around), start, end: start });
  }
  return { cards: cards.sort((a, b) => a.start - b.start), told };
}

/** The visible card whose element an item stands in, or that stands in the item's element alone. */
function cardAround(cards: readonly PlacedCard[], item: StructuredItem): number | undefined {
  const { start, end } = item.element;
  if (item.element.raw !== null || end === start) return undefined;
  const inside = cards.flatMap((card, i) =>
    card.start >= start && card.end <= end && card.end > card.start ? [i] : [],
  );
  return inside.length === 1 ? inside[0] : undefined;
}

/** The title's line and those up to the next heading. */
function followingLines(page: PageTree, title: Line, isFree: (line: Line) => boolean): Line[] {
  const lines = [title];
  for (let i = lineIndexAt(page, title.start) + 1; i < page.lines.length; i++) {
    const line = page.lines[i];
    if (!line || !isFree(line) || (headingLevel(page, line) ?? 7) < 7) break;
    lines.push(line);
  }
  return lines;
}

function merged(page: PageTree, card: Card, item: StructuredItem): Card {
  const known = [card.title?.text ?? '', ...card.entries.map((entry) => entry.value)].map(squash);
  const knownLinks = new Set(
    [...card.links, ...card.entries.flatMap((entry) => entry.links)].map(({ url }) => url),
  );
  // Start and end beside a visible period would tell the same time twice, and less exactly.
  const topics = new Set(
    card.entries.flatMap((entry) => (entry.isFallback ? [] : (topicOf(entry.label) ?? []))),
  );
  const added = item.properties.filter(
    (property) =>
      !topics.has(topicOf(property.name) ?? '') &&
      !(property.url !== null && knownLinks.has(property.url)) &&
      !known.some((value) => value.includes(squash(property.value))),
  );
  return {
    ...card,
    title: card.title ?? { text: item.name, place: { type: 'element', path: elementPath(item.element) } },
    entries: [...card.entries, ...added.map((property) => entryOf(page, item, property, []))],
    schemaType: item.type,
  };
}

function newCard(
  page: PageTree,
  item: StructuredItem,
  title: Line | undefined,
  around: readonly Line[],
): Card {
  const span: Span = title
    ? spanOf(page, title, title.owner)
    : { text: item.name, place: { type: 'element', path: elementPath(item.element) } };
  return {
    type: 'card',
    title: span,
    entries: item.properties.map((property) => entryOf(page, item, property, around)),
    links: [],
    schemaType: item.type,
    confidence: 0.95,
  };
}

/** A property as an entry; its evidence is the visible line with the same words, else what states it. */
function entryOf(
  page: PageTree,
  item: StructuredItem,
  property: StructuredProperty,
  around: readonly Line[],
): CardEntry {
  const line = around.find(
    (other) => squash(page.text.slice(other.start, other.end)) === squash(property.value),
  );
  const holder = property.element ?? item.element;
  const stated: Span = { text: property.value, place: { type: 'element', path: elementPath(holder) } };
  const span = line ? spanOf(page, line, line.owner) : stated;
  return {
    label: property.name,
    value: line ? span.text : property.value,
    spans: [span],
    links:
      property.url === null
        ? []
        : [{ url: property.url, text: '', place: stated.place, origin: 'attribute' }],
    isFallback: true,
  };
}
