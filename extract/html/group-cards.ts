import { type CardGroup, normalLabel, TitleFinder } from './card-titles.ts';
import type { LabelledValue } from './labelled-value.ts';
import { isWithin, type PageElement, type PageTree } from './page-tree.ts';

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
