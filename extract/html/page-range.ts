import type { Place } from '../../schemas/evidence.ts';
import type { Span } from '../layout.ts';
import type { PageElement, PageTree } from './page-tree.ts';
import { childAround, elementPath } from './page-tree.ts';

/** A stretch of the page's text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The range without blanks and the given signs at its ends. */
export function trimRange(page: PageTree, range: Range, signs = /[\s:：]/): Range {
  let { start, end } = range;
  while (start < end && signs.test(page.text.charAt(start))) start++;
  while (end > start && signs.test(page.text.charAt(end - 1))) end--;
  return { start, end };
}

export const rangeText = (page: PageTree, { start, end }: Range): string => page.text.slice(start, end);

/**
 * The place of a range: the innermost element that holds exactly it, else the innermost that contains it, with offsets in
 * that element's folded text.
 */
function placeOf(range: Range, within: PageElement): Place {
  let holder = within;
  while (holder.parent && !(holder.start <= range.start && holder.end >= range.end)) holder = holder.parent;
  for (;;) {
    const inner = childAround(holder, range.start, range.end);
    if (!inner) break;
    holder = inner;
  }
  const path = elementPath(holder);
  if (holder.start === range.start && holder.end === range.end) return { type: 'element', path };
  return { type: 'element', path, start: range.start - holder.start, end: range.end - holder.start };
}

export const spanOf = (page: PageTree, range: Range, within: PageElement): Span => ({
  text: rangeText(page, range),
  place: placeOf(range, within),
});
