import { kindsNamed } from '../readers/kind-words.ts';
import { PLAIN_HEADING } from '../readers/prose-words.ts';
import { headingLevel } from './heading-level.ts';
import { isTitleLabel } from './known-labels.ts';
import type { LabelledValue } from './labelled-value.ts';
import type { Line, PageElement, PageTree } from './page-tree.ts';
import { isWithin, lineIndexAt } from './page-tree.ts';

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
/** Finds the lines that name cards, and gives each card its reach. */
export class TitleFinder {
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
