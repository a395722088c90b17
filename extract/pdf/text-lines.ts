import type { Place } from '../../schemas/evidence.ts';
import { joinWords, touches } from './build-words.ts';
import { centreX, centreY, overlap, type Rect, unionOf, type Word } from './page-content.ts';
import { type ReadPage, toShown } from './read-page.ts';

/** A word's share of a link: which area of the page it stands under. */
export interface LinkPiece {
  /** The area's number on its page. */
  readonly area: number;
  readonly url: string;
  readonly text: string;
}

/** One line of text inside one column or cell, left to right. */
export interface TextLine extends Rect {
  readonly text: string;
  readonly page: number;
  readonly place: Place;
  readonly baseline: number;
  readonly sizePt: number;
  readonly isBold: boolean;
  readonly font: string;
  readonly links: readonly LinkPiece[];
  /** Where its first word ends: whether that word would have fitted on the line before. */
  readonly firstWordWidthPt: number;
}

/** Words standing on one line, left to right; words that touch are joined. */
export interface WordLine extends Rect {
  readonly words: readonly Word[];
  readonly baseline: number;
  readonly sizePt: number;
}

interface LineGroup {
  readonly words: Word[];
  baseline: number;
  y0: number;
  y1: number;
  sizePt: number;
}

/** Whether one is a mark set high or low in the line of the other: smaller, beside it, and at most of its height. */
function isMarkOf(group: LineGroup, word: Word): boolean {
  if (word.sizePt >= 0.85 * group.sizePt && group.sizePt >= 0.85 * word.sizePt) return false;
  const shared =
    overlap(group.y0, group.y1, word.y0, word.y1) / Math.min(group.y1 - group.y0, word.y1 - word.y0);
  const near = 0.35 * Math.max(group.sizePt, word.sizePt);
  return (
    shared > 0.5 &&
    group.words.some((w) => Math.min(Math.abs(w.x0 - word.x1), Math.abs(word.x0 - w.x1)) < near)
  );
}

/** Parts words into lines, top to bottom. A mark set high or low stays in the line it overlaps. */
export function wordLines(words: readonly Word[]): WordLine[] {
  const sorted = [...words].sort((a, b) => a.baseline - b.baseline || a.x0 - b.x0 || a.order - b.order);
  // Large words first would swallow two small lines: lines are founded by baseline, small marks join afterwards.
  const groups: LineGroup[] = [];
  for (const word of sorted) {
    let best: LineGroup | undefined;
    for (let i = groups.length - 1; i >= 0 && i >= groups.length - 4; i--) {
      const group = groups[i];
      if (!group) continue;
      const size = Math.min(group.sizePt, word.sizePt);
      const isSameBase = Math.abs(group.baseline - word.baseline) <= 0.3 * size;
      if (isSameBase || isMarkOf(group, word)) {
        best = group;
        break;
      }
    }
    if (best) {
      best.words.push(word);
      best.y0 = Math.min(best.y0, word.y0);
      best.y1 = Math.max(best.y1, word.y1);
      if (word.sizePt > best.sizePt) {
        best.sizePt = word.sizePt;
        best.baseline = word.baseline;
      }
    } else
      groups.push({ words: [word], baseline: word.baseline, y0: word.y0, y1: word.y1, sizePt: word.sizePt });
  }
  return groups
    .map((group) => {
      const joined = joinTouching(group.words);
      return { ...unionOf(joined), words: joined, baseline: group.baseline, sizePt: group.sizePt };
    })
    .sort((a, b) => a.baseline - b.baseline || a.x0 - b.x0);
}

function joinTouching(words: readonly Word[]): Word[] {
  const sorted = [...words].sort((a, b) => a.x0 - b.x0 || a.order - b.order);
  const joined: Word[] = [];
  for (const word of sorted) {
    const last = joined.at(-1);
    if (last && touches(last, word)) joined[joined.length - 1] = joinWords(last, word);
    else joined.push(word);
  }
  return joined;
}

const RTL_WORD = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

/** Words of one line in reading order: right to left where most of them are. */
function readingOrder(words: readonly Word[]): readonly Word[] {
  const rtl = words.filter((w) => RTL_WORD.test(w.text)).length;
  return rtl > words.length / 2 ? [...words].reverse() : words;
}

/** The text of a line: words with a blank between; none inside Chinese and Japanese, which are set without. */
export function wordsText(words: readonly Word[]): string {
  let text = '';
  let last: Word | undefined;
  for (const word of readingOrder(words)) {
    const isDense =
      last !== undefined &&
      !word.hasBlankBefore &&
      /[\u3000-\u9fff\uff00-\uffef]$/u.test(last.text) &&
      /^[\u3000-\u9fff\uff00-\uffef]/u.test(word.text) &&
      word.x0 - last.x1 < 0.5 * word.sizePt;
    text += last && !isDense ? ` ${word.text}` : word.text;
    last = word;
  }
  return text;
}

/** Finds the link area over each word of a page, once. */
export function linkFinder(page: ReadPage): (word: Word) => number | null {
  const boxes = page.links.flatMap((area, index) => area.boxes.map((box) => ({ box, index })));
  return (word) => {
    const x = centreX(word);
    const y = centreY(word);
    let best: number | null = null;
    let bestArea = Number.POSITIVE_INFINITY;
    for (const { box, index } of boxes) {
      if (x < box.x0 - 1 || x > box.x1 + 1 || y < box.y0 - 1 || y > box.y1 + 1) continue;
      const size = (box.x1 - box.x0) * (box.y1 - box.y0);
      if (size < bestArea) {
        best = index;
        bestArea = size;
      }
    }
    return best;
  };
}

/** A line of words as it is kept: its text, where it stands, the links over it. */
export function textLine(page: ReadPage, line: WordLine, linkOver: (word: Word) => number | null): TextLine {
  const links: { area: number; url: string; text: string }[] = [];
  for (const word of readingOrder(line.words)) {
    const area = page.links.length ? linkOver(word) : null;
    if (area === null) continue;
    const last = links.at(-1);
    if (last?.area === area) last.text += ` ${word.text}`;
    else links.push({ area, url: page.links[area]?.url ?? '', text: word.text });
  }
  const first = line.words[0];
  const letters = (test: (w: Word) => boolean): number =>
    line.words.reduce((sum, w) => sum + (test(w) ? w.text.length : 0), 0);
  return {
    x0: line.x0,
    y0: line.y0,
    x1: line.x1,
    y1: line.y1,
    text: wordsText(line.words),
    page: page.number,
    place: { type: 'box', page: page.number, bbox: toShown(page, line) },
    baseline: line.baseline,
    sizePt: line.sizePt,
    isBold: letters((w) => w.isBold) > letters(() => true) / 2,
    font: first?.font ?? '',
    links,
    firstWordWidthPt: first ? first.x1 - first.x0 : 0,
  };
}

/** Words inside one cell or column as its lines; sideways words (a turned header) read on after one another. */
export function linesOf(
  page: ReadPage,
  words: readonly Word[],
  linkOver: (word: Word) => number | null,
): TextLine[] {
  const upright = words.filter((w) => w.turn === 0 || w.turn === 180);
  const sideways = words.filter((w) => w.turn === 90 || w.turn === 270);
  const lines = wordLines(upright).map((line) => textLine(page, line, linkOver));
  if (sideways.length === 0) return lines;
  const columns = new Map<number, Word[]>();
  for (const word of sideways) {
    const key =
      [...columns.keys()].find((k) => Math.abs(k - word.baseline) < 0.5 * word.sizePt) ?? word.baseline;
    columns.set(key, [...(columns.get(key) ?? []), word]);
  }
  const turned = [...columns.entries()].map(([key, group]) => {
    const sorted = group.sort((a, b) => (a.turn === 90 ? a.y0 - b.y0 : b.y1 - a.y1) || a.order - b.order);
    const box = unionOf(sorted);
    return {
      key,
      line: textLine(
        page,
        { ...box, words: sorted, baseline: box.y1, sizePt: sorted[0]?.sizePt ?? 0 },
        linkOver,
      ),
    };
  });
  const readsUp = sideways[0]?.turn === 270;
  turned.sort((a, b) => (readsUp ? a.key - b.key : b.key - a.key));
  return [...lines, ...turned.map((t) => t.line)];
}
