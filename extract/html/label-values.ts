import { isEmphasised } from './html-table.ts';
import { isKnownLabel } from './known-labels.ts';
import type { Range } from './page-range.ts';
import { rangeText, trimRange } from './page-range.ts';
import type { Line, PageElement, PageTree } from './page-tree.ts';
import { descendants, elementText, firstChildFrom } from './page-tree.ts';

/** A label of a page with what it labels. */
export interface LabelledValue {
  readonly label: string;
  /** From the label's first sign to the value's last. */
  readonly start: number;
  readonly end: number;
  /** Several when the markup gives several (`dd` after `dd`); none for an empty value. */
  readonly values: readonly Range[];
  /** The innermost element around label and value. */
  readonly element: PageElement;
}

const MAX_LABEL_LENGTH = 60;
const MAX_LABEL_WORDS = 7;
/** Class words that templates give to labels and values of fields. */
const LABEL_CLASS =
  /(?:^|[\s_-])(?:label|key|term|k|dt|caption|field-?name|field-?title|prop(?:erty)?-?name|attribute-?name)(?:$|[\s_-])/i;

/** Whether words can be a label: short, starting with a letter, not a sentence, a date or an address. */
export function isLabelLike(text: string): boolean {
  const label = text.replace(/[\s:：]+$/, '');
  return (
    label.length > 1 &&
    label.length <= MAX_LABEL_LENGTH &&
    label.split(' ').length <= MAX_LABEL_WORDS &&
    /^\p{L}/u.test(label) &&
    !/[.!?;]\s|[!?;]$|https?:|www\.|["“”„«»]/.test(label)
  );
}

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

function makePair(
  page: PageTree,
  label: Range,
  values: readonly Range[],
  element: PageElement,
): LabelledValue {
  const trimmed = trimRange(page, label);
  const filled = values.map((range) => trimRange(page, range, /\s/)).filter(({ start, end }) => end > start);
  return {
    label: rangeText(page, trimmed),
    start: trimmed.start,
    end: Math.max(label.end, ...filled.map(({ end }) => end)),
    values: filled,
    element,
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

/**
 * An element of two parts, a short one and its value (`span.k` and `span.v`, `div.label` and `div.value`), where a
 * sibling is built alike or the class says label; and parts that alternate under one parent.
 */
function twoPartElements(page: PageTree, isFree: (element: PageElement) => boolean): LabelledValue[] {
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

const holdsTag = (page: PageTree, element: PageElement, tags: RegExp): boolean =>
  descendants(page, element).some((e) => tags.test(e.tag));

const endsWithColon = (page: PageTree, element: PageElement): boolean =>
  /[:：]$/.test(elementText(page, element));

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

interface LineLabel {
  readonly line: Line;
  readonly label: Range;
  readonly rest: Range;
  /** Bold or in an element of its own, with a colon or without; or plain words before a colon. */
  readonly mark: 'colon' | 'bold' | 'plain' | 'alone';
}

/** Lines that begin with a label: bold or plain before a colon, bold without one, or a label alone above its value. */
function labelledLines(
  page: PageTree,
  isFree: (element: PageElement) => boolean,
  taken: readonly Range[],
): LabelledValue[] {
  const takenSorted = [...taken].sort((a, b) => a.start - b.start);
  const labels = new Map<Line, LineLabel>();
  const several: LabelledValue[] = [];
  const inlineLines = new Set<Line>();
  let t = 0;
  for (const line of page.lines) {
    while ((takenSorted[t]?.end ?? Number.POSITIVE_INFINITY) <= line.start) t++;
    if ((takenSorted[t]?.start ?? Number.POSITIVE_INFINITY) < line.end) continue;
    if (!isFree(line.owner) || /^(?:h[1-6]|summary|caption|figcaption|dt|dd|td|th)$/.test(line.owner.tag)) {
      if (!/^(?:td|th|dd)$/.test(line.owner.tag) || !isFree(line.owner)) continue;
    }
    const inline = inlinePairs(page, line);
    const label = inline.length > 0 ? null : lineLabel(page, line);
    if (label) labels.set(line, label);
    several.push(...inline);
    if (inline.length > 0) inlineLines.add(line);
  }
  const pairs: LabelledValue[] = several;
  page.lines.forEach((line, i) => {
    const found = labels.get(line);
    if (!found) return;
    const near = [page.lines[i - 2], page.lines[i - 1], page.lines[i + 1], page.lines[i + 2]];
    const company = near.filter((other) => {
      const label = other && labels.get(other);
      return label && shareHolder(label.line.owner, line.owner);
    }).length;
    if (found.mark === 'alone') {
      const next = page.lines[i + 1];
      if (
        !next ||
        labels.has(next) ||
        inlineLines.has(next) ||
        !isFree(next.owner) ||
        /^h[1-6]$/.test(next.owner.tag)
      )
        return;
      // A bold line above plain text is a label only where such pairs follow one another.
      const after = page.lines[i + 2];
      const before = page.lines[i - 2];
      const isPaired = [after, before].some(
        (other) => other && labels.get(other)?.mark === 'alone' && shareHolder(other.owner, line.owner),
      );
      if (!isPaired) return;
      pairs.push(makePair(page, found.label, [next], commonHolder(line.owner, next.owner)));
      return;
    }
    if (found.mark === 'plain' && company === 0) return;
    if (found.mark === 'bold' && company === 0) return;
    // Value and further lines of the same block up to the next label: an address, a list of partners.
    let end = found.rest.end;
    if (found.rest.end > found.rest.start || found.mark === 'colon') {
      for (let n = i + 1; n < page.lines.length; n++) {
        const next = page.lines[n];
        if (!next || labels.has(next) || inlineLines.has(next) || next.owner !== line.owner) break;
        end = next.end;
      }
    }
    const rest = { start: found.rest.start, end };
    pairs.push(makePair(page, found.label, end > rest.start ? [rest] : [], line.owner));
  });
  return pairs;
}

/** "Lead: City; Period: 2019–2021 | Programme: AMIF": several labels that readers know in one line. */
function inlinePairs(page: PageTree, line: Line): LabelledValue[] {
  const text = rangeText(page, line);
  if (text.length > 600 || !/[;|·•]/.test(text)) return [];
  const pairs: LabelledValue[] = [];
  let start = line.start;
  for (const part of text.split(/[;|·•]/)) {
    const range = { start, end: start + part.length };
    start = range.end + 1;
    if (part.trim() === '') continue;
    const colon = part.indexOf(':');
    const label = part.slice(0, colon).trim();
    if (colon === -1 || !isLabelLike(label) || !isKnownLabel(label)) return [];
    pairs.push(
      makePair(
        page,
        { start: range.start, end: range.start + colon },
        [{ start: range.start + colon + 1, end: range.end }],
        line.owner,
      ),
    );
  }
  return pairs.length >= 2 ? pairs : [];
}

/** Lines stand together when their blocks are the same or siblings, or list items of one list. */
const shareHolder = (a: PageElement, b: PageElement): boolean =>
  a === b || (a.parent !== null && (a.parent === b.parent || a.parent === b || b.parent === a));

function commonHolder(a: PageElement, b: PageElement): PageElement {
  let holder = a;
  while (holder.parent && !(b.order >= holder.order && b.order <= holder.last)) holder = holder.parent;
  return holder;
}

function lineLabel(page: PageTree, line: Line): LineLabel | null {
  const text = rangeText(page, line);
  const lead = leadElement(line);
  if (lead && isLabelLike(elementText(page, lead))) {
    const isStrong =
      /^(?:b|strong|label|dfn)$/.test(lead.tag) ||
      LABEL_CLASS.test(lead.attributes.class ?? '') ||
      isEmphasised(page, lead);
    const rest = { start: lead.end, end: line.end };
    const restText = rangeText(page, rest);
    const hasColon = endsWithColon(page, lead) || /^\s*[:：]/.test(restText);
    const value = trimRange(page, rest);
    if (lead.end >= line.end) {
      if (hasColon && isStrong) return { line, label: lead, rest: value, mark: 'alone' };
      return isStrong && !holdsTag(page, lead, /^a$/)
        ? { line, label: lead, rest: value, mark: 'alone' }
        : null;
    }
    if (hasColon) return { line, label: lead, rest: value, mark: isStrong ? 'colon' : 'plain' };
    // Bold words before small letters are the beginning of a sentence, unless they are a label that readers know.
    const goesOn = /^\s*(?!https?:|www\.)[,.;)\p{Ll}]/u.test(restText);
    if (isStrong && (!goesOn || (/^\s+\p{Ll}/u.test(restText) && isKnownLabel(elementText(page, lead))))) {
      const dash = trimRange(page, rest, /[\s–—-]/);
      return { line, label: lead, rest: dash, mark: 'bold' };
    }
    return null;
  }
  const colon = /^([^:：]{2,60})[:：](?:\s+|$)/.exec(text);
  if (!colon?.[1] || !isLabelLike(colon[1]) || colon[1].split(' ').length > 5 || !/^\p{Lu}/u.test(colon[1]))
    return null;
  const label = { start: line.start, end: line.start + colon[1].length };
  const rest = trimRange(page, { start: label.end, end: line.end });
  return { line, label, rest, mark: rest.end > rest.start ? 'plain' : 'alone' };
}

function inlineChildAt(holder: PageElement, start: number): PageElement | undefined {
  for (let i = firstChildFrom(holder, start); holder.children[i]?.start === start; i++) {
    const child = holder.children[i];
    if (child && !child.isBlock && !child.isHidden && child.end > start) return child;
  }
  return undefined;
}

/** The outermost inline element that a line begins with and that ends within it. */
function leadElement(line: Line): PageElement | null {
  let holder = line.owner;
  for (;;) {
    const child = inlineChildAt(holder, line.start);
    if (!child) return null;
    if (child.end <= line.end && child.end - child.start < line.end - line.start) return child;
    if (child.end <= line.end) return child;
    holder = child;
  }
}
