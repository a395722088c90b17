import { expect, test } from 'vitest';
import { readableText } from '../../../extract/pdf/tex-letters.ts';

test('reads the ligatures and dashes that TeX keeps where ASCII has controls, and nothing else anew', () => {
  expect(['\u001c', '\u000c', '\u001e', '\u0015', '\u0016'].map(readableText)).toEqual([
    'fi',
    'fi',
    'ffi',
    '–',
    '—',
  ]);
  expect(['a', ' ', '\n', '\u0001', 'fi', ''].map(readableText)).toEqual([
    'a',
    ' ',
    '\n',
    '\u0001',
    'fi',
    '',
  ]);
});
