import {
  endsWithColon,
  holdsTag,
  isLabelLike,
  LABEL_CLASS,
  type LabelledValue,
  makePair,
} from './labelled-value.ts';
import type { PageElement, PageTree } from './page-tree.ts';
import { elementText } from './page-tree.ts';

/**
 * An element of two parts, a short one and its value (`span.k` and `span.v`, `div.label` and `div.value`), where a
 * sibling is built alike or the class says label; and parts that alternate under one parent.
 */
export function twoPartElements(page: PageTree, isFree: (element: PageElement) => boolean): LabelledValue[] {
  const pairs: LabelledValue[] = [];
  const shapeOf = new Map<PageElement, string>();
  const countOf = new Map<string, number>();
  for (const element of page.elements) {
    if (
      element.isHidden ||
      !isFree(element) ||
      /^(?:dl|table|thead|tbody|tr|html|body|a|h[1-6])$/.test(element.tag)
    )
      continue;
    const shape = twoPartShape(page, element);
    if (!shape) continue;
    const key = `${element.parent?.tag} ${element.tag} ${shape}`;
    shapeOf.set(element, key);
    countOf.set(key, (countOf.get(key) ?? 0) + 1);
  }
  for (const [element, key] of shapeOf) {
    const [label, value] = filledChildren(element);
    if (!label || !value) continue;
    const isStated = LABEL_CLASS.test(label.attributes.class ?? '') || /^(?:dt|label|th)$/.test(label.tag);
    if ((countOf.get(key) ?? 0) < 2 && !isStated) continue;
    const inner =
      value.children.length > 1 && /item/i.test(value.children[0]?.attributes.class ?? '')
        ? filledChildren(value)
        : [value];
    pairs.push(makePair(page, label, inner, element));
  }
  for (const element of page.elements) {
    if (element.isHidden || !isFree(element) || element.children.length < 4) continue;
    if (/^(?:tr|tbody|table|html|body|dl|ul|ol)$/.test(element.tag)) continue;
    pairs.push(...alternation(page, element));
  }
  const starts = new Set<number>();
  return pairs.filter(({ start }) => !starts.has(start) && starts.add(start));
}

const filledChildren = (element: PageElement): PageElement[] =>
  element.children.filter((child) => child.end > child.start && !child.isHidden);

/** The shape of a two-part element; null for anything else. */
function twoPartShape(page: PageTree, element: PageElement): string | null {
  if (element.children.length < 2 || element.children.length > 8) return null;
  const [label, value, ...rest] = filledChildren(element);
  if (!label || !value || rest.length > 0 || label.start !== element.start || value.end !== element.end)
    return null;
  if (!/^[\s:：–-]*$/.test(page.text.slice(label.end, value.start))) return null;
  if (
    /^(?:a|h[1-4]|img|ul|ol|table|p|time|em|i)$/.test(label.tag) &&
    !LABEL_CLASS.test(label.attributes.class ?? '')
  )
    return null;
  if (holdsTag(page, label, /^(?:a|ul|p|h[1-4])$/) || !isLabelLike(elementText(page, label))) return null;
  if (
    value.tag === label.tag &&
    value.attributes.class === label.attributes.class &&
    !endsWithColon(page, label)
  )
    return null;
  return `${shapeName(label)} ${shapeName(value)}`;
}

const shapeName = ({ tag, attributes }: PageElement): string =>
  `${tag}.${(attributes.class ?? '').trim().split(/\s+/)[0] ?? ''}`;
/** Label, value, label, value … as siblings: two names of part that take turns at least twice. */
function alternation(page: PageTree, parent: PageElement): LabelledValue[] {
  const parts = filledChildren(parent).filter((child) => child.tag !== 'br');
  const pairs: LabelledValue[] = [];
  for (let i = 0; i + 3 < parts.length; i++) {
    const [label, value] = [parts[i], parts[i + 1]];
    if (!label || !value || shapeName(label) === shapeName(value)) continue;
    if (!LABEL_CLASS.test(label.attributes.class ?? '') && !(label.tag === 'span' && value.tag === 'span'))
      continue;
    let at = i;
    const run: LabelledValue[] = [];
    for (; at + 1 < parts.length; at += 2) {
      const [nextLabel, nextValue] = [parts[at], parts[at + 1]];
      if (
        !nextLabel ||
        !nextValue ||
        shapeName(nextLabel) !== shapeName(label) ||
        shapeName(nextValue) !== shapeName(value)
      )
        break;
      if (!isLabelLike(elementText(page, nextLabel))) break;
      run.push(makePair(page, nextLabel, [nextValue], parent));
    }
    if (run.length >= 2) {
      pairs.push(...run);
      i = at - 1;
    }
  }
  return pairs;
}
