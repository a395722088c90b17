/** Deeper than any page that people write, and shallow enough that walking the open elements for each tag stays cheap. */
const MAX_DEPTH = 1_000;
/** `<b>` and its like are opened anew in every block until they are closed: depth times blocks is what they cost. */
const MAX_NODES = 1_500_000;
const MAX_ATTRIBUTES = 500;

const VOID = new Set(
  'area base br col embed hr img input link meta param source track wbr basefont bgsound frame keygen'.split(
    ' ',
  ),
);
/** Their end tags are optional: a page that leaves them out is not deep. */
const CLOSED_BY_ITSELF = new Set(
  'p li dt dd tr td th thead tbody tfoot option optgroup colgroup rt rp html head body'.split(' '),
);
const FORMATTING = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));
const RAW_TEXT = new Set('script style textarea title xmp iframe noembed noframes'.split(' '));

/**
 * Markup that a tree builder can take in bounded time and memory: cut before it nests too deep or multiplies too many
 * elements, and with tags of absurdly many attributes shortened. Builders after the HTML standard are quadratic in
 * all three. One pass, no tree.
 */
export function boundMarkup(html: string): { readonly html: string; readonly wasCut: boolean } {
  const pieces: string[] = [];
  let kept = 0;
  let wasCut = false;
  let depth = 0;
  let formatting = 0;
  let nodes = 0;
  let at = html.indexOf('<');
  while (at !== -1) {
    if (html.startsWith('<!--', at)) {
      const end = html.indexOf('-->', at + 4);
      at = end === -1 ? -1 : html.indexOf('<', end + 3);
      continue;
    }
    const isEnd = html[at + 1] === '/';
    const nameStart = at + (isEnd ? 2 : 1);
    let nameEnd = nameStart;
    while (nameEnd - nameStart < 40 && isNameSign(html.charCodeAt(nameEnd))) nameEnd++;
    if (nameEnd === nameStart) {
      at = html.indexOf('<', at + 1);
      continue;
    }
    const name = html.slice(nameStart, nameEnd).toLowerCase();
    const tag = scanTag(html, nameEnd);
    if (tag.cutAt !== null) {
      pieces.push(html.slice(kept, tag.cutAt));
      kept = Math.max(tag.end - 1, tag.cutAt);
      wasCut = true;
    }
    if (isEnd) {
      if (FORMATTING.has(name)) formatting = Math.max(0, formatting - 1);
      if (!VOID.has(name) && !CLOSED_BY_ITSELF.has(name)) depth = Math.max(0, depth - 1);
    } else {
      nodes += 1 + formatting;
      if (FORMATTING.has(name)) formatting++;
      if (!VOID.has(name) && !CLOSED_BY_ITSELF.has(name)) depth++;
      if (depth > MAX_DEPTH || nodes > MAX_NODES) {
        pieces.push(html.slice(kept, at));
        return { html: pieces.join(''), wasCut: true };
      }
      if (RAW_TEXT.has(name)) {
        const end = rawTextEnd(html, name, tag.end);
        at = end;
        continue;
      }
    }
    at = html.indexOf('<', tag.end);
  }
  if (!wasCut) return { html, wasCut };
  pieces.push(html.slice(kept));
  return { html: pieces.join(''), wasCut };
}

const isNameSign = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 45;

/** Where the tag's `>` is (index after it), and where to cut when it has too many attributes. */
function scanTag(html: string, from: number): { end: number; cutAt: number | null } {
  let attributes = 0;
  let cutAt: number | null = null;
  let i = from;
  while (i < html.length) {
    const sign = html[i];
    if (sign === '>') return { end: i + 1, cutAt };
    if (sign === '"' || sign === "'") {
      const close =
        html[i - 1] === '=' || /=\s*$/.test(html.slice(Math.max(0, i - 8), i))
          ? html.indexOf(sign, i + 1)
          : i;
      if (close === -1) return { end: html.length, cutAt };
      i = close + 1;
      continue;
    }
    if (isSpace(sign) && !isSpace(html[i + 1]) && html[i + 1] !== '>') {
      attributes++;
      if (attributes > MAX_ATTRIBUTES && cutAt === null) cutAt = i;
    }
    // `<a/b/c` are attributes as well.
    if (sign === '/' && ++attributes > MAX_ATTRIBUTES && cutAt === null) cutAt = i;
    i++;
  }
  return { end: html.length, cutAt };
}

const isSpace = (sign: string | undefined): boolean =>
  sign === ' ' || sign === '\n' || sign === '\t' || sign === '\r' || sign === '\f';

/** Index of the `</name` that ends raw text, -1 when nothing does. */
function rawTextEnd(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}[\\s/>]`, 'gi');
  end.lastIndex = from;
  return end.exec(html)?.index ?? -1;
}
