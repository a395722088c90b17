import { AppError } from '../../schemas/errors.ts';
import type { Note } from '../../schemas/note.ts';

/** How many bytes are searched for a `<meta charset>`; browsers look at 1,024, but real pages put scripts first. */
const META_SEARCH_BYTES = 8_192;
/** Above this share of control and replacement characters, the bytes are no text at all. */
const MAX_GARBAGE_SHARE = 0.05;

interface Decoded {
  readonly text: string;
  readonly encoding: string;
  readonly notes: Note[];
}

/**
 * Bytes of a page as text: byte order mark, then what the HTTP header states, then `<meta>`, then a guess. A stated
 * encoding that the bytes contradict is not believed, and a guess that matters (bytes above 127) is noted.
 *
 * @throws DOCUMENT_EMPTY without a byte, TEXT_UNDECODABLE when no encoding makes it text
 */
export function decodeHtml(bytes: Uint8Array, contentType?: string): Decoded {
  if (bytes.length === 0) throw new AppError('DOCUMENT_EMPTY', 'the page has no bytes');
  const marked = byteOrderMark(bytes);
  if (marked) return checked(new TextDecoder(marked).decode(bytes), marked, []);

  const zeros = zeroPattern(bytes);
  if (zeros) return checked(new TextDecoder(zeros).decode(bytes), zeros, [guessed(zeros, 'nothing')]);

  const isUtf8 = isValidUtf8(bytes);
  const isAscii = bytes.every((byte) => byte < 128);
  const stated = knownLabel(charsetOf(contentType)) ?? knownLabel(metaCharset(bytes));
  if (isUtf8 && (isAscii || stated === null || stated === 'utf-8' || hasUtf8Sequences(bytes))) {
    const isSurprise = !isAscii && stated !== 'utf-8';
    const notes = isSurprise ? [guessed('utf-8', stated ?? 'nothing')] : [];
    return checked(new TextDecoder('utf-8').decode(bytes), 'utf-8', notes);
  }
  if (stated !== null && stated !== 'utf-8') {
    return checked(new TextDecoder(stated).decode(bytes), stated, []);
  }
  const encoding = likeliest(bytes);
  return checked(new TextDecoder(encoding).decode(bytes), encoding, [guessed(encoding, stated ?? 'nothing')]);
}

function checked(text: string, encoding: string, notes: Note[]): Decoded {
  let garbage = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const isControl = code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13;
    if (isControl || code === 0xfffd || (code >= 0x7f && code < 0xa0 && code !== 0x85)) garbage++;
  }
  if (garbage > 4 && garbage / text.length > MAX_GARBAGE_SHARE) {
    const share = Math.round((100 * garbage) / text.length);
    throw new AppError('TEXT_UNDECODABLE', `${share}% of the page is no text in ${encoding}`, { encoding });
  }
  return { text, encoding, notes };
}

const guessed = (encoding: string, stated: string): Note => ({
  code: 'ENCODING_GUESSED',
  place: null,
  quote: '',
  message: `Read as ${encoding}; the page states ${stated}.`,
});

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return null;
}

/** UTF-16 without a mark: markup is ASCII, so every second byte of its start is zero. */
function zeroPattern(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, 256);
  if (head.length < 8) return null;
  let even = 0;
  let odd = 0;
  head.forEach((byte, i) => {
    if (byte === 0) i % 2 === 0 ? even++ : odd++;
  });
  const most = head.length * 0.35;
  if (even > most && odd === 0) return 'utf-16be';
  if (odd > most && even === 0) return 'utf-16le';
  return null;
}

const charsetOf = (text: string | undefined): string | null =>
  /charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(text ?? '')?.[1] ?? null;

function metaCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, META_SEARCH_BYTES));
  const xml = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]+)/i.exec(head)?.[1];
  if (xml) return xml;
  for (const [tag] of head.matchAll(/<meta\b[^>]{0,1000}>/gi)) {
    const found = charsetOf(tag);
    if (found) return found;
  }
  return null;
}

/** The encoding's own name; null for a label that no browser knows. A page in ASCII bytes cannot be in UTF-16. */
function knownLabel(label: string | null): string | null {
  if (label === null) return null;
  try {
    const { encoding } = new TextDecoder(label);
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch {
    return null;
  }
}

function isValidUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Whether the bytes above 127 come in groups, as UTF-8 has them: in a one-byte encoding that is next to never so. */
function hasUtf8Sequences(bytes: Uint8Array): boolean {
  return bytes.some((byte, i) => byte >= 0xc3 && ((bytes[i + 1] ?? 0) & 0xc0) === 0x80);
}

/**
 * The encodings of the portal's languages and their neighbours, with the letters that each language writes above
 * ASCII. The winner gives the most of its letters and the fewest signs that no sentence holds.
 */
const CANDIDATES: readonly (readonly [encoding: string, letters: string])[] = [
  ['windows-1252', 'àâäáãåçèéêëìíîïñòóôöõøùúûüœæß'],
  ['windows-1250', 'čšžćđáéíóúýěřťďňąęłńśźżőűăâîșț'],
  ['iso-8859-2', 'čšžćđáéíóúýěřťďňąęłńśźżőűăâî'],
];

const STOP_WORDS: Record<string, RegExp> = {
  // Central European encodings serve these; short words that are frequent there and rare elsewhere.
  central: /\b(in|je|na|za|ki|po|pri|ali|kot|se|da|so|od|ob|nebo|jsou|oraz|nie|az|vagy)\b/gi,
  western: /\b(de|la|le|les|des|et|el|los|que|il|di|per|che|een|het|van|ja|on|und|der|die|en)\b/gi,
};

function likeliest(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, 200_000);
  const ascii = new TextDecoder('latin1').decode(sample).replace(/<[^>]{0,2000}>/g, ' ');
  const central = ascii.match(STOP_WORDS.central ?? /$^/g)?.length ?? 0;
  const western = ascii.match(STOP_WORDS.western ?? /$^/g)?.length ?? 0;
  let best = 'windows-1252';
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const [encoding, letters] of CANDIDATES) {
    const text = new TextDecoder(encoding).decode(sample).toLowerCase();
    let score = 0;
    for (let i = 0; i < text.length; i++) {
      const sign = text.charAt(i);
      if (sign < '\x80') continue;
      const isBetweenLetters = /\p{L}/u.test(text.charAt(i - 1)) || /\p{L}/u.test(text.charAt(i + 1));
      if (letters.includes(sign)) score += isBetweenLetters ? 2 : 1;
      else if (/[\u0080-\u009f¤¦¬¯¶¸¹²³¼½¾ˇ˘˛˝·×÷]/.test(sign)) score -= isBetweenLetters ? 4 : 2;
      else if (/\p{L}/u.test(sign)) score -= 1;
    }
    // The same byte is often a letter in all of them (è and č); the words around it decide.
    if (encoding !== 'windows-1252') score += central > western ? sample.length / 500 : -sample.length / 500;
    if (score > bestScore) [best, bestScore] = [encoding, score];
  }
  return best;
}
