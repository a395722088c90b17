import { kindsNamed } from '../readers/kind-words.ts';
import { PLAIN_HEADING } from '../readers/prose-words.ts';
import { isTitleLabel } from './known-labels.ts';
import type { LabelledValue } from './label-values.ts';
import type { Line, PageElement, PageTree } from './page-tree.ts';
import { descendants, isWithin, lineIndexAt } from './page-tree.ts';

/** Labelled values that tell about one thing, with the lines that belong to it. */
export interface CardGroup {
  readonly values: readonly LabelledValue[];
  /** The line that names it. */
  readonly title: Line | null;
  /** From its title or container's start to its end, in the page's text. */
  readonly start: number;
  readonly end: number;
  /** The element that holds this card and no other; null when several stand in one. */
  readonly container: PageElement | null;
}

export const normalLabel = (label: string): string =>
  label
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * Labelled values to cards. Neighbouring subtrees that carry the same labels are cards (after MDR's comparison of
 * neighbours; labels, which repeat from card to card, tell more than tags); within one parent a new card begins
 * at a heading or at the label that the first card began with.
 */
export function groupCards(
  page: PageTree,
  values: readonly LabelledValue[],
  isFree: (e: PageElement) => boolean,
): CardGroup[] {
  const root = page.elements[0];
  if (!root || values.length === 0) return [];
  const titles = new TitleFinder(page, values, isFree);
  const groups: CardGroup[] = [];
  // Elements still to be parted, with the range of `values` inside; a stack, since pages nest as deep as they like.
  const waiting: { element: PageElement; from: number; to: number }[] = [
    { element: root, from: 0, to: values.length },
  ];
  for (let job = waiting.pop(); job; job = waiting.pop()) {
    const { element, from, to } = job;
    const children = childrenWithValues(element, values, from, to);
    const [only] = children;
    if (children.length === 1 && only && only.to - only.from === to - from) {
      waiting.push(only);
      continue;
    }
    const repeats = repeatShare(values.slice(from, to));
    const isOne = repeats <= 0.34 && titles.countBetween(values, from, to) < 2;
    if (isOne) {
      groups.push(titles.group(from, to, element));
      continue;
    }
    part(values, element, children, from, to, titles, groups, waiting);
  }
  return withoutSectionTitles(groups.sort((a, b) => a.start - b.start));
}

/** A heading above the first of several like cards, of which the others have none, names them all and no record. */
function withoutSectionTitles(groups: readonly CardGroup[]): CardGroup[] {
  return groups.map((group, i) => {
    const next = groups[i + 1];
    const isSection =
      group.title !== null &&
      next?.title === null &&
      labelShare(group.values, next.values) >= 0.5 &&
      group.title.end <= (group.values[0]?.start ?? 0);
    return isSection && /^h[1-6]$/.test(group.title?.owner.tag ?? '')
      ? { ...group, title: null, start: group.container?.start ?? group.values[0]?.start ?? group.start }
      : group;
  });
}

/** How much of the smaller set of labels is in the other. */
function labelShare(a: readonly LabelledValue[], b: readonly LabelledValue[]): number {
  const [one, other] = [a, b].map((values) => new Set(values.map(({ label }) => normalLabel(label))));
  if (!one || !other) return 0;
  const shared = [...one].filter((label) => other.has(label)).length;
  return shared / Math.max(1, Math.min(one.size, other.size));
}

interface Child {
  readonly element: PageElement;
  readonly from: number;
  readonly to: number;
}

function part(
  values: readonly LabelledValue[],
  parent: PageElement,
  children: readonly Child[],
  from: number,
  to: number,
  titles: TitleFinder,
  groups: CardGroup[],
  waiting: Child[],
): void {
  // Runs of neighbours that hold no label twice: single cards each, or parts of cards that follow one another.
  let run: Child[] = [];
  const flush = (): void => {
    const [first, last] = [run[0], run.at(-1)];
    if (first && last) {
      if (isRunOfCards(values, run))
        for (const child of run) groups.push(titles.group(child.from, child.to, child.element));
      else {
        const cuts = titles.splitFlat(first.from, last.to);
        if (run.length === 1 && cuts.length === 1)
          groups.push(titles.group(first.from, first.to, first.element));
        else for (const [a, b] of cuts) groups.push(titles.group(a, b, null, parent));
      }
    }
    run = [];
  };
  let next = from;
  for (const child of children) {
    // Values that stand in the parent itself.
    if (child.from > next) {
      flush();
      for (const [a, b] of titles.splitFlat(next, child.from)) groups.push(titles.group(a, b, null, parent));
    }
    if (repeatShare(values.slice(child.from, child.to)) > 0.34) {
      flush();
      waiting.push(child);
    } else run.push(child);
    next = child.to;
  }
  flush();
  if (next < to)
    for (const [a, b] of titles.splitFlat(next, to)) groups.push(titles.group(a, b, null, parent));
}

function childrenWithValues(
  parent: PageElement,
  values: readonly LabelledValue[],
  from: number,
  to: number,
): Child[] {
  const children: Child[] = [];
  let i = from;
  for (const element of parent.children) {
    const start = i;
    while (i < to && isWithin(values[i]?.element ?? parent, element)) i++;
    if (i > start) children.push({ element, from: start, to: i });
    // Values that stand in the parent itself come between the children.
    while (i < to && values[i]?.element === parent && (values[i]?.start ?? 0) < element.end) i++;
  }
  return children;
}

/** How much of the labels comes twice or more; two partners in one card are no second card. */
function repeatShare(values: readonly LabelledValue[]): number {
  const counts = new Map<string, number>();
  for (const { label } of values) counts.set(normalLabel(label), (counts.get(normalLabel(label)) ?? 0) + 1);
  const repeated = [...counts.values()].filter((count) => count > 1).length;
  return repeated / Math.max(1, counts.size);
}

/** Neighbours share labels: at most half of the pairs of neighbours may have less than half in common. */
function isRunOfCards(values: readonly LabelledValue[], run: readonly Child[]): boolean {
  if (run.length < 2) return false;
  let alike = 0;
  for (let i = 1; i < run.length; i++) {
    const [a, b] = [run[i - 1], run[i]];
    if (a && b && labelShare(values.slice(a.from, a.to), values.slice(b.from, b.to)) >= 0.5) alike++;
  }
  return alike >= (run.length - 1) / 2;
}

/** Finds the lines that name cards, and gives each card its reach. */
class TitleFinder {
  private readonly headings: readonly { line: Line; level: number }[];
  private readonly page: PageTree;
  private readonly values: readonly LabelledValue[];

  constructor(page: PageTree, values: readonly LabelledValue[], isFree: (e: PageElement) => boolean) {
    this.page = page;
    this.values = values;
    const starts = new Set(values.map(({ start }) => start));
    this.headings = page.lines.flatMap((line) => {
      const level = headingLevel(page, line);
      return level === null || starts.has(line.start) || !isFree(line.owner) ? [] : [{ line, level }];
    });
  }

  /** Titles between the values of a stretch, by their highest level: more than one means more than one card. */
  countBetween(values: readonly LabelledValue[], from: number, to: number): number {
    const start = values[from]?.start ?? 0;
    const end = values[to - 1]?.start ?? 0;
    const inside = this.between(start, end);
    // Two levels in a row, "Good practices" above the name of one, begin a new card; a lone heading is a part of it.
    return inside.filter((heading, i) => (inside[i + 1]?.level ?? 0) > heading.level && heading.level < 7)
      .length +
      1 >
      1
      ? 2
      : 1;
  }

  private between(start: number, end: number): readonly { line: Line; level: number }[] {
    const first = bisect(this.headings, start);
    return this.headings.slice(first, bisect(this.headings, end));
  }

  /** Stretches of values under one parent, parted at the highest level of title between them, else where labels repeat. */
  splitFlat(from: number, to: number): [number, number][] {
    const before = this.values[from - 1]?.end ?? 0;
    const inside = this.between(before, this.values[to - 1]?.start ?? before);
    const gaps = new Map<number, number>();
    for (let i = from; i < to; i++) {
      const found = this.between(
        i === from ? before : (this.values[i - 1]?.end ?? 0),
        this.values[i]?.start ?? 0,
      );
      const lowest = found.at(-1);
      if (lowest)
        gaps.set(
          i,
          Math.max(
            ...found.map(({ level }) => level).filter((level) => level < 7),
            lowest.level === 7 ? 7 : 0,
          ),
        );
    }
    const levels = [...gaps].filter(([i]) => i > from).map(([, level]) => level);
    const titleLevel = inside.length > 0 && levels.length > 0 ? mostFrequent(levels) : null;
    const cuts: [number, number][] = [];
    let start = from;
    let seen = new Set<string>();
    for (let i = from; i < to; i++) {
      const label = normalLabel(this.values[i]?.label ?? '');
      const level = gaps.get(i);
      const isTitled = level !== undefined && titleLevel !== null && level <= titleLevel;
      const isRepeat =
        titleLevel === null && seen.has(label) && label === normalLabel(this.values[start]?.label ?? '');
      if (i > start && (isTitled || isRepeat)) {
        cuts.push([start, i]);
        start = i;
        seen = new Set();
      }
      seen.add(label);
    }
    if (start < to) cuts.push([start, to]);
    return cuts;
  }

  group(
    from: number,
    to: number,
    container: PageElement | null,
    parent: PageElement | null = container,
  ): CardGroup {
    const values = this.values.slice(from, to);
    const first = values[0]?.start ?? 0;
    const last = values.at(-1)?.end ?? first;
    const previousEnd = this.values[from - 1]?.end ?? 0;
    const nextStart = this.values[to]?.start ?? Number.POSITIVE_INFINITY;
    const inside = container && !/^(?:html|body|main)$/.test(container.tag) ? this.widened(container) : null;
    const own = inside ? this.titleIn(inside, first) : null;
    // A card that labels its own title needs no heading: the one above names a section.
    const isTitled = values.some(({ label }) => isTitleLabel(label));
    const title = own ?? (isTitled ? null : this.titleBefore(previousEnd, inside ? inside.start : first));
    if (inside)
      return {
        values,
        title,
        // A heading before the card's own name stands above it: "Good practices" with one practice below.
        start:
          own && this.between(inside.start, own.start).length > 0
            ? own.start
            : Math.min(title?.start ?? inside.start, inside.start),
        end: inside.end,
        container: inside,
      };
    // Without an element of its own it ends before the next title, or where its parent ends.
    const following = this.headings[bisect(this.headings, last)]?.line.start ?? Number.POSITIVE_INFINITY;
    const end = Math.min(
      following,
      nextStart,
      parent?.end ?? Number.POSITIVE_INFINITY,
      this.page.text.length,
    );
    const isLast = to >= this.values.length || end === parent?.end;
    return {
      values,
      title,
      start: title?.start ?? first,
      end: isLast ? Math.max(last, this.tailEnd(last, end)) : Math.max(last, end),
      container: null,
    };
  }

  /** The card's own element: the outermost that holds no value of another card and no second heading. */
  private widened(container: PageElement): PageElement {
    let element = container;
    for (
      let up = element.parent;
      up && /^(?:article|li|section|details|div|dl|ul|p|table|tbody)$/.test(up.tag);
      up = up.parent
    ) {
      const headings = this.between(up.start, up.end).filter(({ level }) => level < 7).length;
      const values = this.countValues(up.start, up.end) - this.countValues(element.start, element.end);
      if (headings > 1 || values > 0) break;
      element = up;
    }
    return element;
  }

  private countValues(start: number, end: number): number {
    return (
      bisectBy(this.values, (value) => value.start, end) -
      bisectBy(this.values, (value) => value.start, start)
    );
  }

  /** Whether a heading can name a record: not "Project details", "Our projects", "Good practices", a span of years. */
  private isName({ line }: { readonly line: Line }): boolean {
    const text = this.page.text.slice(line.start, line.end);
    return /\p{L}{2}/u.test(text) && !PART_HEADING.test(text) && !this.namesKind(line);
  }

  /** "Good practices in Belgium" names a kind; "Project SIDRO" and "Practice makes perfect: a course" name records. */
  private namesKind(line: Line): boolean {
    const text = this.page.text.slice(line.start, line.end);
    if (PLAIN_HEADING.test(text)) return true;
    const words = text.split(' ');
    return (
      words.length <= 3 &&
      kindsNamed(text).length > 0 &&
      !words.slice(1).some((word) => /^\p{Lu}/u.test(word)) &&
      !/["“„»:–]/.test(text)
    );
  }

  /** After the last card only what stands in the same block is its own. */
  private tailEnd(last: number, end: number): number {
    const lines = this.page.lines;
    const at = lineIndexAt(this.page, last);
    const line = lines[at - 1];
    let reach = last;
    for (let i = at; i < lines.length; i++) {
      const next = lines[i];
      if (
        !next ||
        next.end > end ||
        !line ||
        next.owner.parent !== line.owner.parent ||
        next.end - next.start > 200
      )
        break;
      reach = next.end;
    }
    return reach;
  }

  /** The lowest heading inside a container before its first value; without one its first line. */
  private titleIn(container: PageElement, first: number): Line | null {
    const headings = this.between(container.start, first);
    const named = headings.filter((heading) => this.isName(heading));
    const heading =
      named.findLast(({ level, line }) => level < 7 && !SUBTITLE.test(line.owner.attributes.class ?? '')) ??
      named.at(-1);
    if (heading) return heading.line;
    if (headings.length > 0) return null;
    const line = this.page.lines[lineIndexAt(this.page, container.start)];
    const isOwn =
      line && line.end <= first && line.end - line.start <= 300 && isWithin(line.owner, container);
    return isOwn && this.isName({ line }) ? line : null;
  }

  /** The heading right above; "Project details" and its like stand between a page's name and its list of facts. */
  private titleBefore(from: number, to: number): Line | null {
    const headings = this.between(from, to);
    const heading = headings.findLast((other) => this.isName(other));
    // "Good practices" between a name and what follows begins something else.
    const isParted = headings.some(
      ({ line }) => heading !== undefined && line.start > heading.line.start && this.namesKind(line),
    );
    if (!heading || isParted) return null;
    const gap = to - heading.line.end;
    return gap <= 1_500 ? heading.line : null;
  }
}

const bisect = (headings: readonly { line: Line }[], start: number): number =>
  bisectBy(headings, ({ line }) => line.start, start);

/** Index of the first item at or after a place, in a list that is sorted by place. */
function bisectBy<T>(items: readonly T[], placeOf: (item: T) => number, start: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && placeOf(item) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

const SUBTITLE = /sub-?(?:title|head)/i;

/** Headings of a card's parts in the seven languages: they name no record. */
const PART_HEADING =
  /^(?:(?:the )?(?:project|programme|study|practice|basic|general|key|main|more|additional)? ?(?:information|details?|facts?|data|overview|summary|at a glance|profile|fact ?sheet|description|about(?: the project)?|contact)|(?:osnovni |splošni )?(?:podatki|informacije)(?: o \p{L}+)?|(?:o|opis) projekt\p{L}*|povzetek|(?:project)?(?:gegevens|informatie|fiche)|over het project|samenvatting|(?:fiche|informations?|données|détails?|à propos|présentation|résumé)(?: (?:du|de la|générales?|sur le) ?\p{L}*)*|(?:perustiedot|hankkeen tiedot|tietoa hankkeesta|hanketiedot|tiivistelmä|yhteystiedot)|(?:scheda|dati|informazioni|dettagli|sintesi)(?: (?:del|di|generali|sul|tecnica) ?\p{L}*)*|(?:ficha|datos|información|detalles|resumen)(?: (?:del|de|generales|general|sobre el|técnica) ?\p{L}*)*)$/iu;
function mostFrequent(levels: readonly number[]): number {
  const counts = Map.groupBy(levels, (level) => level);
  return [...counts].sort((a, b) => b[1].length - a[1].length || a[0] - b[0])[0]?.[0] ?? 6;
}

/** 1 to 6 for headings, 7 for a line that is all bold, all link or a summary; null for any other. */
export function headingLevel(page: PageTree, line: Line): number | null {
  for (let at: PageElement | null = line.owner; at; at = at.parent) {
    const level = /^h([1-6])$/.exec(at.tag)?.[1];
    if (level) return Number(level);
    if (at.attributes.role === 'heading') return Number(at.attributes['aria-level'] ?? 2);
    if (at.tag === 'summary') return 7;
    if (at.start !== line.start || at.end !== line.end) break;
  }
  if (line.end - line.start > 300) return null;
  const isWhole = (e: PageElement): boolean => e.start === line.start && e.end === line.end;
  if (
    /\b(?:card-?title|title|heading|entry-title|name)\b/i.test(line.owner.attributes.class ?? '') &&
    isWhole(line.owner)
  )
    return 7;
  return descendants(page, line.owner).some((e) => /^(?:b|strong)$/.test(e.tag) && isWhole(e)) ? 7 : null;
}
