import { expect, test } from 'vitest';
import { boundMarkup } from '../../../extract/html/bound-markup.ts';
import { readHtmlLayout } from '../../../extract/html/read-html-layout.ts';
import { readProseProjects } from '../../../extract/readers/prose-projects.ts';
import { AppError } from '../../../schemas/errors.ts';

const PAGES = 1_000;

/** mulberry32: small numbers by a seed, so that a page that fails can be made again. */
function numbersOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

const TAGS =
  'div p b i a ul li dl dt dd table tr td th thead tbody caption h1 h2 h3 section article main nav aside form details summary span strong script style template svg math select option br hr img font noscript q time'.split(
    ' ',
  );
const WORDS = [
  'Project',
  'Programme: AMIF',
  'Period',
  '2019-2021',
  '“Lantern” project',
  'was carried out by the City',
  '&amp;',
  '&#x110000;',
  '&bogus;',
  'žrtve',
  '\u0000',
  '\ud800',
  '\u202e',
  '<',
  '>',
  '"',
  "'",
  ']]>',
  '<!--',
  '-->',
  '<![CDATA[',
  '<!doctype',
  '</',
  '{"@type":"Project","name":"X"}',
  '{"@graph":[',
  '12 workshops',
  'funded by the Council.',
];
const ATTRIBUTES = [
  'class="card title"',
  'class=label',
  'colspan=99999',
  'rowspan=-1',
  'rowspan=0',
  'href="javascript:x"',
  'href="http://[::bad"',
  'href="/a b"',
  'hidden',
  'style="display:none"',
  'itemscope itemtype="https://schema.org/Project"',
  'itemprop=name',
  'itemref="a a b"',
  'id=a',
  'typeof=Project',
  'property="name"',
  'type="application/ld+json"',
  'lang=',
  '=',
  '"',
  'rel=next',
  'role=main',
  'vocab="x"',
];

/** A page of random parts: tags opened and never closed, closed and never opened, cut in the middle, bytes broken. */
function malformedPage(seed: number): Uint8Array {
  const number = numbersOf(seed);
  const pick = <T>(list: readonly T[], otherwise: T): T => list[number(list.length)] ?? otherwise;
  const parts: string[] = number(3) === 0 ? [] : ['<!doctype html><html><body>'];
  const size = 5 + number(number(8) === 0 ? 1_500 : 200);
  for (let i = 0; i < size; i++) {
    const tag = pick(TAGS, 'p');
    const kind = number(10);
    if (kind < 4)
      parts.push(
        `<${tag}${number(3) === 0 ? ` ${pick(ATTRIBUTES, 'x')}` : ''}${number(30) === 0 ? '' : '>'}`,
      );
    else if (kind < 6) parts.push(`</${tag}>`);
    else if (kind < 9) parts.push(pick(WORDS, 'x'), ' ');
    else parts.push(`<${tag}>`.repeat(number(60)));
  }
  const bytes = Buffer.from(parts.join(''));
  for (let i = 0; i < number(4); i++) bytes[number(bytes.length)] = number(256);
  return bytes.subarray(0, number(4) === 0 ? number(bytes.length) + 1 : bytes.length);
}

test(`${PAGES} malformed pages give a layout or one of our errors`, { timeout: 600_000 }, async () => {
  const failures: string[] = [];
  let read = 0;
  for (let seed = 1; seed <= PAGES; seed++) {
    try {
      const layout = await readHtmlLayout(malformedPage(seed));
      readProseProjects(layout);
      read++;
    } catch (thrown) {
      if (!(thrown instanceof AppError)) failures.push(`seed ${seed}: ${String(thrown)}`);
    }
  }

  expect(failures).toEqual([]);
  expect(read).toBeGreaterThan(0.9 * PAGES);
});

const HOSTILE: readonly (readonly [claim: string, html: string])[] = [
  ['nested 100,000 deep', '<div>'.repeat(100_000)],
  [
    'with formatting that is never closed',
    `${Array.from({ length: 900 }, (_, i) => `<font color=${i}>`).join('')}${'<p>x'.repeat(20_000)}`,
  ],
  [
    'with a tag of 100,000 attributes',
    `<a ${Array.from({ length: 100_000 }, (_, i) => `b${i}`).join(' ')}>x`,
  ],
  ['with tables inside tables', '<table><tr><td>'.repeat(20_000)],
];

test.each(HOSTILE)('a page %s is read as far as a limit, which is noted', async (_, html) => {
  const layout = await readHtmlLayout(new TextEncoder().encode(`<html><body><p>first</p>${html}`));

  expect(layout.notes.map(({ code }) => code)).toContain('LIMIT_REACHED');
  expect(layout.blocks.map((block) => (block.type === 'paragraph' ? block.text : ''))).toContain('first');
});

test('spans without end and sentences without end stay within bounds', async () => {
  const spans = '<tr><td colspan=1000 rowspan=65534>x</td><td colspan=999999999>y</td></tr>'.repeat(1_000);
  const sentence = 'the Alpha project was carried out by Beta and funded by Gamma '.repeat(5_000);
  const layout = await readHtmlLayout(new TextEncoder().encode(`<table>${spans}</table><p>${sentence}</p>`));

  expect(readProseProjects(layout)).toEqual([]);
  expect(layout.blocks).toHaveLength(2);
});

test('an ordinary page passes the bounds unchanged', () => {
  const html = '<ul><li>a<li>b</ul><p>x<p>y<script>if (a<b) { c("<div>") }</script><td data-x="<div><div>">';

  expect(boundMarkup(html)).toEqual({ html, wasCut: false });
});
