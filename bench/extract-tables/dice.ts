export type Roll = () => number;

/** Mulberry32: the same material on every run. */
export function dice(seed: number): Roll {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const pick = <T>(roll: Roll, list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T; // lists are not empty

export const between = (roll: Roll, low: number, high: number): number =>
  low + Math.floor(roll() * (high - low + 1));

const WORDS =
  'annual regional council survey women children workers schools income share budget training support measures housing local public services number persons region health partner agency report total cost plan market energy transport water quality access national border labour young older rural urban growth rate credit debt value estimate reserve capital tax pension grants education research programme protection police court victim risk'.split(
    ' ',
  );

export const PLACES =
  'Austria Belgium Bulgaria Croatia Cyprus Czechia Denmark Estonia Finland France Germany Greece Hungary Ireland Italy Latvia Lithuania Luxembourg Malta Netherlands Poland Portugal Romania Slovakia Slovenia Spain Sweden'.split(
    ' ',
  );

export const phrase = (roll: Roll, count: number): string => {
  const text = Array.from({ length: count }, () => pick(roll, WORDS)).join(' ');
  return (text[0]?.toUpperCase() ?? '') + text.slice(1);
};

export const sentence = (roll: Roll): string => `${phrase(roll, between(roll, 8, 18))}.`;

export const amount = (roll: Roll, high = 98765): string => {
  const text = between(roll, 12, high).toLocaleString('en-US');
  return roll() < 0.1 ? `(${text})` : roll() < 0.05 ? '–' : text;
};

export const decimal = (roll: Roll, high = 100): string => (roll() * high).toFixed(1);
