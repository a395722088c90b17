import { expect, test } from 'vitest';
import { parseJsonLd } from '../../../extract/html/parse-json-ld.ts';

const PROJECT = { '@type': 'Project', name: 'Lantern // 2' };

test('JSON is read through comments, CDATA, trailing commas and raw line breaks', () => {
  const forms = [
    JSON.stringify(PROJECT),
    `<!-- ${JSON.stringify(PROJECT)} -->`,
    `//<![CDATA[\n${JSON.stringify(PROJECT)}\n//]]>`,
    '/* made by a plugin */ {"@type": "Project", "name": "Lantern // 2",}',
    '{"@type": "Project", // kind\n "name": "Lantern // 2"};',
    '{&quot;@type&quot;: &quot;Project&quot;, &quot;name&quot;: &quot;Lantern // 2&quot;}',
  ];

  expect(forms.map(parseJsonLd)).toEqual(forms.map(() => PROJECT));
});

test('a line break inside a string becomes a blank', () => {
  expect(parseJsonLd('{"name": "two\nlines"}')).toEqual({ name: 'two lines' });
});

test('several objects in a row are a list', () => {
  expect(parseJsonLd('{"name": "a"}\n{"name": "b"}')).toEqual([{ name: 'a' }, { name: 'b' }]);
});

test('what no forgiveness mends is null', () => {
  expect(parseJsonLd('{ broken')).toBeNull();
  expect(parseJsonLd('')).toBeNull();
});
