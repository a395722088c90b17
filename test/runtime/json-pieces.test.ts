import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonPieces } from '../../runtime/json-pieces.ts';

test('the pieces put together are what JSON.stringify gives', () => {
  const field = fc.oneof(fc.jsonValue(), fc.constant(undefined));
  const value = fc.oneof(fc.array(field), fc.dictionary(fc.string(), field));

  fc.assert(
    fc.property(value, (whole) => {
      expect([...jsonPieces(whole)].join('')).toBe(JSON.stringify(whole));
    }),
  );
});

test('a long list comes in pieces of some 256 KB', () => {
  const records = Array.from({ length: 3000 }, (_, no) => ({
    no,
    words: 'interviews with 20 women '.repeat(10),
  }));

  const pieces = [...jsonPieces({ records })];

  expect(pieces.join('')).toBe(JSON.stringify({ records }));
  expect(pieces.length).toBeGreaterThan(2);
  expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(257 * 1024);
});
