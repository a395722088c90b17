import { isEmphasised } from './html-table.ts';
import { isKnownLabel } from './known-labels.ts';
import {
  endsWithColon,
  holdsTag,
  isLabelLike,
  LABEL_CLASS,
  type LabelledValue,
  makePair,
} from './labelled-value.ts';
import type { Range } from './page-range.ts';
import { rangeText, trimRange } from './page-range.ts';
import type { Line, PageElement, PageTree } from './page-tree.ts';
import { elementText, firstChildFrom } from './page-tree.ts';

interface LineLabel {
  readonly line: Line;
  readonly label: Range;
  readonly rest: Range;
  /** Bold or in an element of its own, with a colon or without; or plain words before a colon. */
  readonly mark: 'colon' | 'bold' | 'plain' | 'alone';
}

/** Lines that begin with a label: bold or plain before a colon, bold without one, or a label alone above its value. */
export function labelledLines(
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
