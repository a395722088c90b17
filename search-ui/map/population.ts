/**
 * Inhabitants in thousands on 1 January 2024, by country code, as Eurostat released them on 11 July 2024 ("EU population
 * increases again in 2024", dataset demo_gind). Countries outside the Union have no figure here, and no share of it.
 */
const THOUSANDS: Readonly<Record<string, number>> = {
  AT: 9158.8,
  BE: 11832.0,
  BG: 6445.5,
  CY: 933.5,
  CZ: 10900.6,
  DE: 83445.0,
  DK: 5961.2,
  EE: 1374.7,
  ES: 48610.5,
  FI: 5603.9,
  FR: 68402.0,
  GR: 10397.2,
  HR: 3862.0,
  HU: 9584.6,
  IE: 5343.8,
  IT: 58989.7,
  LT: 2885.9,
  LU: 672.1,
  LV: 1871.9,
  MT: 563.0,
  NL: 17942.9,
  PL: 36621.0,
  PT: 10639.7,
  RO: 19064.4,
  SE: 10551.7,
  SI: 2123.9,
  SK: 5424.7,
};
export const POPULATION_SOURCE = { name: 'Eurostat', date: '2024-01-01' } as const;

/** Undefined where no figure is kept. */
export const populationOf = (code: string): number | undefined => {
  const thousands = THOUSANDS[code];
  return thousands === undefined ? undefined : Math.round(thousands * 1000);
};
