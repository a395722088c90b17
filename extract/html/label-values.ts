import { type LabelledValue, makePair } from './labelled-value.ts';
import { labelledLines } from './line-labels.ts';
import type { Range } from './page-range.ts';
import type { PageElement, PageTree } from './page-tree.ts';
import { twoPartElements } from './two-part-elements.ts';

/**
 * Labels and values of the page by its markup, in document order.
 *
 * @param isFree what may still be read
 * @param known those of tables, which are found before and come with the rest
 */
export function findLabelledValues(
  page: PageTree,
  isFree: (element: PageElement) => boolean,
  known: readonly LabelledValue[],
): LabelledValue[] {
  const found: LabelledValue[] = [...known];
  const taken: Range[] = [...known];
  const take = (values: readonly LabelledValue[]): void => {
    for (const value of values) {
      found.push(value);
      taken.push({ start: value.start, end: value.end });
    }
  };
  for (const element of page.elements)
    if (element.tag === 'dl' && isFree(element)) take(definitionList(page, element));
  const isTaken = overlapTest(taken);
  const parts = twoPartElements(page, isFree).filter((pair) => !isTaken(pair));
  // Lines that are labelled inside a part show that the part is a card and its first words are a name.
  const all = [...known, ...labelledLines(page, isFree, taken), ...parts].sort((a, b) => a.start - b.start);
  const holdsAnother = new Set(
    all.filter((pair, i) => {
      const next = all.slice(i + 1, i + 4).find((other) => other.start > pair.start);
      return next !== undefined && next.end <= pair.end;
    }),
  );
  const isLeaf = (pair: LabelledValue): boolean => !holdsAnother.has(pair);
  take(parts.filter(isLeaf));
  take(labelledLines(page, isFree, taken));
  return found.sort((a, b) => a.start - b.start);
}
/** Tells whether a range overlaps one of many, which may nest: by the last that starts before it ends. */
function overlapTest(ranges: readonly Range[]): (range: Range) => boolean {
  const sorted = ranges.toSorted((a, b) => a.start - b.start);
  let reach = 0;
  const reaches = sorted.map(({ end }) => {
    reach = Math.max(reach, end);
    return reach;
  });
  return ({ start, end }) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.start ?? 0) < end) low = middle + 1;
      else high = middle;
    }
    return (reaches[low - 1] ?? 0) > start;
  };
}
/** `dt` and `dd`, also in groups of `div`; several `dt` before one `dd` are one label. */
function definitionList(page: PageTree, list: PageElement): LabelledValue[] {
  const parts = list.children.flatMap((child) =>
    child.tag === 'div'
      ? child.children.filter((e) => /^d[td]$/.test(e.tag))
      : /^d[td]$/.test(child.tag)
        ? [child]
        : [],
  );
  const pairs: LabelledValue[] = [];
  let terms: PageElement[] = [];
  let values: PageElement[] = [];
  const flush = (): void => {
    const [first] = terms;
    const last = terms.at(-1);
    if (first && last && last.end > first.start)
      pairs.push(makePair(page, { start: first.start, end: last.end }, values, first.parent ?? list));
    terms = [];
    values = [];
  };
  for (const part of parts) {
    if (part.tag === 'dt') {
      if (values.length > 0) flush();
      terms.push(part);
    } else values.push(part);
  }
  if (values.length > 0) flush();
  return pairs;
}
