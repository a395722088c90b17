import type { LinkSpan, Span } from '../layout.ts';

/**
 * Links printed in a text that its layout did not mark. In a column of links a blank inside an address is a line end;
 * elsewhere an address ends at a blank, unless it stops where its line stops and the next line goes on without one.
 */
export function printedLinks(text: string, spans: readonly Span[], isLinkColumn: boolean): LinkSpan[] {
  const place = spans[0]?.place;
  if (!place || text.length > LONGEST || !/https?:\/\/|\bwww\./iu.test(text)) return [];
  const source = isLinkColumn ? joinWrapped(text) : text;
  const links: LinkSpan[] = [];
  for (const match of source.matchAll(/(?:https?:\/\/|\bwww\.)[^\s<>"“”«»]+/giu)) {
    const printed = trimEnd(match[0]);
    const url = /^www\./iu.test(printed) ? `https://${printed}` : printed;
    const holder = spans.find((span) => span.text.includes(printed.slice(0, 16)))?.place ?? place;
    if (!links.some((link) => link.url === url))
      links.push({ url, text: printed, place: holder, origin: 'text' });
  }
  return links;
}

/** Longer text holds prose; its links come from annotations. */
const LONGEST = 20_000;

/** "https://biblio. ugent.be/publication/8601 398" is one address; words after one are not a part of it. */
function joinWrapped(text: string): string {
  return text
    .split(/(?=https?:\/\/|\bwww\.)/iu)
    .map((part) => {
      if (!/^(?:https?:\/\/|www\.)/iu.test(part)) return part;
      const pieces = part.trim().split(/\s+/);
      let address = pieces[0] ?? '';
      for (const piece of pieces.slice(1)) {
        if (!isAddressPiece(piece, address))
          return `${address} ${pieces.slice(pieces.indexOf(piece)).join(' ')}`;
        address += piece;
      }
      return `${address} `;
    })
    .join(' ');
}

function isAddressPiece(piece: string, address: string): boolean {
  if (/^(?:and|or|in|en|et|ja|e|y|&|\(|;|,)$/iu.test(piece) || /[;,]$/u.test(address)) return false;
  if (/[/\-_.=?&%~#]$/u.test(address) || /[/\-_=?&%~#\d]/u.test(piece)) return true;
  return (
    /\.\w{2,5}$/u.test(piece) ||
    (!/^\p{Lu}\p{Ll}+$/u.test(piece) && piece.length <= 24 && !/\.\w{2,4}\/?$/u.test(address))
  );
}

function trimEnd(address: string): string {
  let trimmed = address.replace(/[.,;:!?'’]+$/u, '');
  while (/[)\]]$/u.test(trimmed) && count(trimmed, /[([]/gu) < count(trimmed, /[)\]]/gu))
    trimmed = trimmed.slice(0, -1);
  return trimmed;
}

const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;
