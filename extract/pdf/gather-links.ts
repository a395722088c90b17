import type { Box, Place } from '../../schemas/evidence.ts';
import type { LinkSpan } from '../layout.ts';
import type { KeptLine } from './kept-line.ts';
import { webAddress } from './link-areas.ts';

const around = (a: Box, b: Box): Box => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];

/** Words as the pieces of one wrapped link: an address is put together without blanks. */
const joinPieces = (left: string, right: string): string =>
  /^(?:https?:\/\/|www\.)\S*$/iu.test(left) ? left + right : `${left} ${right}`;

/**
 * The links of some lines in reading order: what opens (annotations), wrapped pieces as one; then addresses that
 * are printed and open nothing, rejoined over lines by `joined`, the text of the same lines.
 */
export function gatherLinks(lines: readonly KeptLine[], joined: string): LinkSpan[] {
  const links: { url: string; text: string; place: Place; key: string; page: number }[] = [];
  for (const line of lines)
    for (const piece of line.links) {
      const key = `${line.page}/${piece.area}`;
      const known =
        links.find((l) => l.key === key) ?? (links.at(-1)?.url === piece.url ? links.at(-1) : undefined);
      if (known && known.url === piece.url) {
        known.text = joinPieces(known.text, piece.text);
        known.key = key;
        if (known.place.type === 'box' && line.place.type === 'box' && known.place.page === line.place.page)
          known.place = { ...known.place, bbox: around(known.place.bbox, line.place.bbox) };
      } else links.push({ url: piece.url, text: piece.text, place: line.place, key, page: line.page });
    }
  const found: LinkSpan[] = links.map(({ url, text, place }) => ({ url, text, place, origin: 'annotation' }));
  return [...found, ...printed(lines, joined, found)];
}

function printed(lines: readonly KeptLine[], joined: string, opened: readonly LinkSpan[]): LinkSpan[] {
  const spans: LinkSpan[] = [];
  for (const match of joined.matchAll(/(?:https?:\/\/|\bwww\.)[^\s<>"“”«»|]+/giu)) {
    const text = trimEnd(match[0]);
    const url = webAddress(/^www\./iu.test(text) ? `https://${text}` : text);
    if (url === null) continue;
    const holder = lines.find((line) => line.text.includes(text.slice(0, 14)));
    if (!holder || holder.links.length > 0) continue;
    if (opened.some((link) => same(link.url, url)) || spans.some((link) => link.url === url)) continue;
    spans.push({ url, text, place: holder.place, origin: 'text' });
  }
  return spans;
}

const same = (a: string, b: string): boolean => bare(a) === bare(b);
const bare = (url: string): string => url.replace(/^https?:\/\/(?:www\.)?|\/$/giu, '').toLowerCase();

function trimEnd(address: string): string {
  let trimmed = address.replace(/[.,;:!?'’]+$/u, '');
  const count = (what: RegExp): number => trimmed.match(what)?.length ?? 0;
  while (/[)\]]$/u.test(trimmed) && count(/[([]/gu) < count(/[)\]]/gu)) trimmed = trimmed.slice(0, -1);
  return trimmed;
}
