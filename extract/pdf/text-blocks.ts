import type { TextBlock } from '../layout.ts';
import { CAPTION_LINE as CAPTION } from '../tables/caption-line.ts';
import { gatherLinks } from './gather-links.ts';
import { joinLines, spansOf, type Vocabulary } from './join-text.ts';
import { type FurnitureLine, LIST_MARK, type TextGroup } from './page-items.ts';

const HEADING_SIZE = 1.1;
const NOTE_SIZE = 0.88;

/** What the whole document's type tells: the size of running text, and the sizes of headings, largest first. */
export interface TypeScale {
  readonly bodySizePt: number;
  readonly isBodyBold: boolean;
  readonly headingSizes: readonly number[];
}

const rounded = (size: number): number => Math.round(size * 2) / 2;
const textOf = (group: TextGroup): string => group.lines.map((l) => l.text).join(' ');

function isHeading(group: TextGroup, bodySizePt: number, isBodyBold: boolean): boolean {
  const text = textOf(group);
  if (group.lines.length > 4 || text.length > 220 || !/\p{L}{2}/u.test(text)) return false;
  if (/[,;]$/u.test(text) || CAPTION.test(text)) return false;
  const size = Math.max(...group.lines.map((l) => l.sizePt));
  const isBold = group.lines.every((l) => l.isBold);
  if (size >= HEADING_SIZE * bodySizePt) return !/[.]$/u.test(text) || isBold || size >= 1.3 * bodySizePt;
  if (!isBold || isBodyBold || size < 0.95 * bodySizePt) return false;
  return group.lines.length <= 2 && text.length <= 140 && !/[.:]$/u.test(text);
}

/** Sizes over all text of the document, tables' lines included through `tableSizes` (size to letters). */
export function typeScale(groups: readonly TextGroup[], tableSizes: ReadonlyMap<number, number>): TypeScale {
  const letters = new Map<number, number>(tableSizes);
  let bold = 0;
  let all = 0;
  for (const group of groups)
    for (const line of group.lines) {
      const key = rounded(line.sizePt);
      letters.set(key, (letters.get(key) ?? 0) + line.text.length);
      all += line.text.length;
      if (line.isBold) bold += line.text.length;
    }
  const bodySizePt = [...letters].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 10;
  const isBodyBold = all > 0 && bold > 0.6 * all;
  const sizes = new Set<number>();
  for (const group of groups)
    if (isHeading(group, bodySizePt, isBodyBold))
      sizes.add(rounded(Math.max(...group.lines.map((l) => l.sizePt))));
  return { bodySizePt, isBodyBold, headingSizes: [...sizes].sort((a, b) => b - a) };
}

/** A group of lines as a block: what it is follows from its type, its place and its first words. */
export function textBlock(group: TextGroup, scale: TypeScale, vocabulary: Vocabulary): TextBlock {
  const text = joinLines(group.lines, vocabulary);
  const links = gatherLinks(group.lines, text);
  const base = { text, spans: spansOf(group.lines), links, level: null };
  if (isHeading(group, scale.bodySizePt, scale.isBodyBold)) {
    const size = rounded(Math.max(...group.lines.map((l) => l.sizePt)));
    return { ...base, type: 'heading', level: Math.min(6, scale.headingSizes.indexOf(size) + 1) };
  }
  if (CAPTION.test(text) && text.length < 400) return { ...base, type: 'caption' };
  const size = Math.max(...group.lines.map((l) => l.sizePt));
  const isLow = group.box.y0 > 0.55 * group.pageHeightPt;
  if (isLow && size <= NOTE_SIZE * scale.bodySizePt && /^(?:\d{1,3}|[*†‡§¹²³⁴⁵⁶⁷⁸⁹]+|[a-z]\s)/u.test(text))
    return { ...base, type: 'footnote' };
  if (LIST_MARK.test(text)) return { ...base, type: 'listItem' };
  return { ...base, type: 'paragraph' };
}

export const furnitureBlock = (item: FurnitureLine, vocabulary: Vocabulary): TextBlock => {
  const text = joinLines(item.lines, vocabulary);
  return {
    type: 'furniture',
    level: null,
    text,
    spans: spansOf(item.lines),
    links: gatherLinks(item.lines, text),
  };
};
