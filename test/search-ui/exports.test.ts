import { expect, test } from 'vitest';
import { quoteCsv } from '../../search-ui/charts/quote-csv.ts';
import { countRamp, rateRamp } from '../../search-ui/charts/ramp.ts';

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

test('classes of a rate begin at zero, have one width on a round limit, and hold the largest, however small', () => {
  for (const largest of [0.0004, 0.031, 0.24, 0.5, 1, 2.5, 22, 47.3]) {
    const ramp = rateRamp(largest);
    const [first] = ramp.classes;
    const width = (first?.to ?? 0) - (first?.from ?? 0);
    const step = width / 10 ** Math.floor(Math.log10(width) + 1e-9);

    expect(first?.from).toBe(0);
    expect([1, 2, 5, 10]).toContain(Math.round(step * 1e6) / 1e6);
    expect(ramp.classes.length).toBeLessThanOrEqual(5);
    expect((ramp.classes.at(-1)?.to ?? 0) * (1 + 1e-9)).toBeGreaterThanOrEqual(largest);
    for (const { colour, from, to } of ramp.classes) expect(ramp.colour((from + to) / 2)).toBe(colour);
    expect(ramp.colour(largest)).toBe(ramp.classes.at(-1)?.colour);
  }
});
