import { scaleQuantize } from 'd3-scale';

/** The accent's sequential ramp; the colours themselves follow the theme. */
const RAMP = ['var(--ramp-0)', 'var(--ramp-1)', 'var(--ramp-2)', 'var(--ramp-3)', 'var(--ramp-4)'];

export interface Ramp {
  readonly colour: (value: number) => string;
  /** Classes of equal width from zero, on round limits: an honest scale does not start where the data do. */
  readonly classes: readonly { colour: string; from: number; to: number }[];
}

/** Whole numbers from 1 to `largest` in at most five classes; none shares the first one. */
export function countRamp(largest: number): Ramp {
  const step = roundStep(Math.max(1, largest) / RAMP.length);
  const count = Math.max(1, Math.min(RAMP.length, Math.ceil(largest / step)));
  const colours = RAMP.slice(0, count);
  // Half a unit down, so that the limit of a class belongs to it.
  const scale = scaleQuantize<string>()
    .domain([0.5, step * count + 0.5])
    .range(colours);
  return {
    colour: scale,
    classes: colours.map((colour, at) => ({ colour, from: at * step + 1, to: (at + 1) * step })),
  };
}

/** The next of 1, 2, 5, 10, 20, 50 … that is not smaller. */
function roundStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, raw)));
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= raw) ?? 10);
}
