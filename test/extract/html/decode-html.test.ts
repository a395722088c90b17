import { expect, test } from 'vitest';
import { decodeHtml } from '../../../extract/html/decode-html.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (...codes: number[]): Uint8Array => Uint8Array.from(codes);
const page = (...parts: (string | Uint8Array)[]): Uint8Array =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );

test('the HTTP header states the encoding before the page does', () => {
  const body = page('<meta charset="utf-8"><p>caf', latin(0xe9));

  expect(decodeHtml(body, 'text/html; charset=iso-8859-1')).toMatchObject({
    text: '<meta charset="utf-8"><p>café',
    encoding: 'windows-1252',
    notes: [],
  });
});

test('a byte order mark comes before everything that is stated', () => {
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<p>žrtev</p>', 'utf16le')]);

  expect(decodeHtml(utf16, 'text/html; charset=utf-8').text).toBe('<p>žrtev</p>');
});

test('UTF-16 without a mark is known by its zeros', () => {
  const { text, notes } = decodeHtml(Buffer.from('<html><p>projekt</p></html>', 'utf16le'));

  expect(text).toBe('<html><p>projekt</p></html>');
  expect(notes.map(({ code }) => code)).toEqual(['ENCODING_GUESSED']);
});

test('UTF-8 that is stated to be Latin-1 is read as UTF-8, with a note', () => {
  const { text, notes } = decodeHtml(bytes('<meta charset="iso-8859-1"><p>Društvo Ključ, šole in žrtve</p>'));

  expect(text).toContain('Društvo Ključ, šole in žrtve');
  expect(notes.map(({ code }) => code)).toEqual(['ENCODING_GUESSED']);
});

test('unstated Central European bytes are told from Western ones by their letters and words', () => {
  // "žrtve trgovine z ljudmi in šole za otroke, ki so na poti po Sloveniji" in windows-1250
  const slovene = page(
    '<p>',
    latin(0x9e),
    'rtve trgovine z ljudmi in ',
    latin(0x9a),
    'ole za otroke, ki so na poti in je ',
    latin(0xe8),
    'as</p>',
  );
  // "les élèves de la région et des écoles" in windows-1252
  const french = page(
    '<p>les ',
    latin(0xe9),
    'l',
    latin(0xe8),
    'ves de la r',
    latin(0xe9),
    'gion et des ',
    latin(0xe9),
    'coles</p>',
  );

  expect(decodeHtml(slovene).text).toContain('žrtve trgovine z ljudmi in šole');
  expect(decodeHtml(slovene).text).toContain('čas');
  expect(decodeHtml(french).text).toContain('les élèves de la région et des écoles');
});

test('an encoding that no browser knows counts as unstated', () => {
  expect(decodeHtml(bytes('<meta charset="klingon"><p>plain</p>'))).toMatchObject({
    encoding: 'utf-8',
    notes: [],
  });
});

test('bytes that are no text in any encoding are refused', () => {
  const noise = Uint8Array.from({ length: 4_000 }, (_, i) => (i * 7919) % 256);

  expect(() => decodeHtml(noise)).toThrow(expect.objectContaining({ code: 'TEXT_UNDECODABLE' }));
  expect(() => decodeHtml(new Uint8Array())).toThrow(expect.objectContaining({ code: 'DOCUMENT_EMPTY' }));
});
