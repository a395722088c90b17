import { expect, test } from 'vitest';
import { quoteCsv } from '../../search-ui/charts/quote-csv.ts';
import { countRamp } from '../../search-ui/charts/ramp.ts';

test('CSV quotes what must be quoted and disarms formulas', () => {
  expect(quoteCsv([['a,b', 'say "x"', '=1+1', '-5', '-x']])).toBe(
    '\uFEFF"a,b","say ""x""",\'=1+1,-5,\'-x\r\n',
  );
});

test('classes of the map are of equal width on round limits, from one to the largest or beyond', () => {
  const limits = (largest: number) => countRamp(largest).classes.map(({ from, to }) => [from, to]);

  expect(limits(32)).toEqual([
    [1, 10],
    [11, 20],
    [21, 30],
    [31, 40],
  ]);
  expect(limits(3)).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
});

test('a value falls into the class that the legend shows for it', () => {
  for (const largest of [1, 4, 7, 32, 100, 4567]) {
    const ramp = countRamp(largest);
    for (const { colour, from, to } of ramp.classes) {
      expect([ramp.colour(from), ramp.colour(to)]).toEqual([colour, colour]);
    }
    expect(ramp.classes.at(-1)?.to).toBeGreaterThanOrEqual(largest);
  }
});
