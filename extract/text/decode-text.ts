import { AppError } from '../../schemas/errors.ts';
import type { Note } from '../../schemas/note.ts';

export interface DecodedText {
  readonly text: string;
  readonly notes: readonly Note[];
}

/** Share of letters of a text layer that may be control or replacement characters before it is no text at all. */
const MOST_RUBBISH = 0.1;

/**
 * A text layer's bytes as text: by its byte order mark, as UTF-8, else as Windows-1250 or Windows-1252, whichever gives
 * more letters of the seven languages. @throws DOCUMENT_EMPTY, TEXT_UNDECODABLE
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes.length === 0) throw new AppError('DOCUMENT_EMPTY', 'the text has no bytes');
  const marked = byMark(bytes);
  if (marked !== null) return checked(marked, []);
  try {
    return checked(new TextDecoder('utf-8', { fatal: true }).decode(bytes), []);
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown;
  }
  const guesses = ['windows-1250', 'windows-1252'].map((name) => ({
    name,
    text: new TextDecoder(name).decode(bytes),
  }));
  const [best] = guesses.sort((a, b) => familiarity(b.text) - familiarity(a.text));
  if (!best) throw new AppError('TEXT_UNDECODABLE', 'the text is in no known encoding');
  const note: Note = {
    code: 'ENCODING_GUESSED',
    place: null,
    quote: '',
    message: `The text is not UTF-8; it was read as ${best.name}.`,
  };
  return checked(best.text, [note]);
}

function byMark([a, b, c, ...rest]: Uint8Array | number[]): string | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return new TextDecoder('utf-8').decode(Uint8Array.from(rest));
  const bytes = () => Uint8Array.from([...(c === undefined ? [] : [c]), ...rest]);
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes());
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes());
  return null;
}

function checked(text: string, notes: readonly Note[]): DecodedText {
  if (text.trim() === '') throw new AppError('DOCUMENT_EMPTY', 'the text holds nothing but white space');
  const sample = text.slice(0, 200_000);
  const rubbish = sample.match(/[\0-\x08\x0e-\x1f\x7f-\x9f\ufffd\ufffe\uffff]/gu)?.length ?? 0;
  if (rubbish > sample.length * MOST_RUBBISH)
    throw new AppError('TEXT_UNDECODABLE', 'most of its characters are no letters', { rubbish });
  return { text, notes };
}

/** Letters that the seven languages use beyond ASCII, less signs that only a wrong table gives. */
const familiarity = (text: string): number =>
  (text.match(/[čšžČŠŽćđàâçéèêëîïôûùüœäöåñóíáúòì«»–—’“”]/gu)?.length ?? 0) -
  2 * (text.match(/[ŕĺđťďľŁŻ¬¤ťŞĹÄĂ]/gu)?.length ?? 0);
