import { distance } from 'fastest-levenshtein';
import type { Evidence, Place } from '../../schemas/evidence.ts';
import type { Note } from '../../schemas/note.ts';
import type { LinkSpan } from '../layout.ts';
import { squash } from './fold.ts';

/** One of the places where a link lies. */
export interface LinkEvidence extends Evidence {
  readonly url: string;
}

export interface GatheredLinks {
  /** Each once, in reading order. */
  readonly urls: readonly string[];
  readonly evidence: readonly LinkEvidence[];
  readonly notes: readonly Note[];
}

/**
 * A record's links from all that its cells hold. What opens (an annotation, an attribute) stands for what is printed
 * above it; the pieces of a wrapped link are one link; a printed link that nothing opens stands for itself.
 */
export function gatherLinks(spans: readonly LinkSpan[]): GatheredLinks {
  const urls: string[] = [];
  const evidence: LinkEvidence[] = [];
  const notes: Note[] = [];
  const opened = spans.filter((span) => span.origin !== 'text' && isWebAddress(span.url));
  const printed = spans.filter((span) => span.origin === 'text' && isWebAddress(span.url));
  const isNamed = new Set<LinkSpan>();
  for (const span of opened) {
    if (!urls.includes(span.url)) urls.push(span.url);
    evidence.push({ url: span.url, place: span.place, quote: span.text || span.url });
  }
  for (const span of printed) {
    const twin =
      opened.find((other) => isSameAddress(span.url, other.url)) ??
      opened.find((other) => isOver(other.place, span.place));
    if (!twin) {
      const half = printed.find(
        (other) => other !== span && other.url.length > span.url.length && other.url.startsWith(span.url),
      );
      if (half && isOver(half.place, span.place)) continue;
      if (!urls.includes(span.url)) {
        urls.push(span.url);
        evidence.push({ url: span.url, place: span.place, quote: span.text || span.url });
      }
    } else if (!isSameAddress(span.url, twin.url) && !isNamed.has(twin) && !isMadeOf(span.url, opened)) {
      isNamed.add(twin);
      notes.push(mismatch(span, twin.url));
    }
  }
  for (const span of opened) {
    if (isNamed.has(span) || !/^(?:https?:\/\/|www\.)\S{6}/iu.test(span.text.trim())) continue;
    const siblings = opened.filter((other) => other.url === span.url);
    const isPartOfUrl = siblings.some((other) => isWithin(other.text, span.url));
    const whole = siblings.map((other) => other.text).join('');
    if (!isPartOfUrl && !isSameAddress(whole, span.url) && !isMadeOf(whole, opened)) {
      for (const sibling of siblings) isNamed.add(sibling);
      notes.push(mismatch(span, span.url));
    }
  }
  return { urls, evidence, notes };
}

const isWebAddress = (url: string): boolean => /^https?:\/\/[^\s/]+\.[^\s]{2,}/iu.test(url);

const mismatch = (span: LinkSpan, opens: string): Note => ({
  code: 'LINK_MISMATCH',
  place: span.place,
  quote: span.text || span.url,
  message: `The printed link opens ${opens}, which was kept.`,
});

/** The same address but for what a line end, a shortened print or a browser adds: blanks, hyphens, `…`, protocol, slash. */
function isSameAddress(printed: string, opens: string): boolean {
  const isShortened = /(?:…|\.\.\.)\s*$/u.test(printed);
  const a = keyOf(printed);
  const b = keyOf(opens);
  if (a === b) return true;
  if (isShortened) return a.length >= 8 && b.startsWith(a);
  return (
    isWithin(printed, opens) ||
    1 - distance(a.slice(0, 400), b.slice(0, 400)) / Math.max(a.length, b.length, 1) >= 0.97
  );
}

/**
 * Whether the printed letters are those of the links that open, though lines of them are lost, doubled or mixed, as
 * happens to long links over a page break: nearly every eight letters in a row stand in one of them.
 */
function isMadeOf(printed: string, opened: readonly LinkSpan[]): boolean {
  const key = keyOf(printed);
  const keys = opened.map((span) => keyOf(span.url));
  const total = key.length - 7;
  if (total < 16) return false;
  let known = 0;
  for (let i = 0; i < total; i++) if (keys.some((other) => other.includes(key.slice(i, i + 8)))) known++;
  return known / total >= 0.75;
}

const isWithin = (printed: string, opens: string): boolean => {
  const key = keyOf(printed);
  return key.length >= 8 && keyOf(opens).includes(key);
};

function keyOf(address: string): string {
  let plain = address.replace(/(?:…|\.\.\.)\s*$/u, '').replace(/\s+/g, '');
  try {
    plain = decodeURIComponent(plain);
  } catch {
    // A stray percent sign: compared as printed.
  }
  return squash(plain.replace(/^https?:\/\//iu, '').replace(/^www\./iu, ''));
}

function isOver(a: Place, b: Place): boolean {
  if (a.type === 'box' && b.type === 'box') {
    if (a.page !== b.page) return false;
    const [al, at, ar, ab] = a.bbox;
    const [bl, bt, br, bb] = b.bbox;
    return al < br - 1 && bl < ar - 1 && at < bb - 1 && bt < ab - 1;
  }
  if (a.type === 'element' && b.type === 'element') return a.path === b.path;
  return false;
}
