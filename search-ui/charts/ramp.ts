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
  const { step, colours } = classesUpTo(Math.max(1, largest), 1);
  // Half a unit down, so that the limit of a class belongs to it.
  const scale = scaleQuantize<string>()
    .domain([0.5, step * colours.length + 0.5])
    .range(colours);
  return {
    colour: scale,
    classes: colours.map((colour, at) => ({ colour, from: at * step + 1, to: (at + 1) * step })),
  };
}

/** Rates and shares above zero up to `largest` in at most five classes; a limit belongs to the class above it. */
export function rateRamp(largest: number): Ramp {
  const { step, colours } = classesUpTo(Math.max(Number.EPSILON, largest), 0);
  const scale = scaleQuantize<string>()
    .domain([0, step * colours.length])
    .range(colours);
  return {
    colour: scale,
    classes: colours.map((colour, at) => ({ colour, from: at * step, to: (at + 1) * step })),
  };
}

function classesUpTo(largest: number, leastStep: number): { step: number; colours: string[] } {
  const step = roundStep(Math.max(leastStep, largest / RAMP.length));
  // What is computed from tenths may be a hair above a limit that it lies on.
  const count = Math.max(1, Math.min(RAMP.length, Math.ceil(largest / step - 1e-9)));
  return { step, colours: RAMP.slice(0, count) };
}

/** The next of 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50 … that is not smaller. */
function roundStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw));
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= raw - 1e-12) ?? 10);
}
