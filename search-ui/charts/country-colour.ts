/**
 * Okabe and Ito's colours (Color Universal Design, 2008), which colour-blind readers can tell apart. A country keeps
 * its colour everywhere and for ever: the order below is fixed, new countries go to its end. There are more countries
 * than colours, so the two letters always stand beside.
 */
const COLOURS = [
  '#0072b2',
  '#e69f00',
  '#56b4e9',
  '#009e73',
  '#d55e00',
  '#cc79a7',
  '#8c6bb1',
  '#b8a800',
] as const;
const ORDER =
  'SI BE FI IT ES FR NL DE AT HR PT IE SE DK PL CZ SK HU RO BG GR CY MT EE LV LT LU GB NO CH IS RS BA ME MK AL XK MD UA TR';
const CODES = ORDER.split(' ');

export function countryColour(code: string): string {
  const at = CODES.indexOf(code);
  const fallback = (code.charCodeAt(0) + code.charCodeAt(1)) % COLOURS.length;
  return COLOURS[(at < 0 ? fallback : at) % COLOURS.length] ?? COLOURS[0];
}
