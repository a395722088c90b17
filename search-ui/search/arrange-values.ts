import { NOT_REPORTED } from '../../schemas/facet.ts';

export interface FacetValue {
  readonly value: string;
  readonly count: number;
  /** 0 for a top concept, 1 for one whose broader concept stands above it, and so on. */
  readonly depth: number;
}

/**
 * A facet's values in the order of display: each under its nearest broader one that is in the list, siblings as
 * `compare` says. Values in `kept` stay though no record has them any more.
 */
export function arrangeValues(
  counts: readonly { value: string; count: number }[],
  {
    kept,
    broader,
    compare,
  }: {
    kept: readonly string[];
    broader: (value: string) => string | undefined;
    compare: (a: { value: string; count: number }, b: { value: string; count: number }) => number;
  },
): FacetValue[] {
  const values = [...counts];
  for (const value of kept)
    if (!values.some((entry) => entry.value === value)) values.push({ value, count: 0 });
  const known = new Set(values.map(({ value }) => value));
  const parentOf = (value: string): string | undefined => {
    const seen = new Set([value]);
    let parent = broader(value);
    while (parent !== undefined && !known.has(parent) && !seen.has(parent)) {
      seen.add(parent);
      parent = broader(parent);
    }
    return parent !== undefined && known.has(parent) && !seen.has(parent) ? parent : undefined;
  };
  const children = new Map<string | undefined, typeof values>();
  for (const entry of values) {
    const parent = parentOf(entry.value);
    children.set(parent, [...(children.get(parent) ?? []), entry]);
  }
  const arranged: FacetValue[] = [];
  const place = (parent: string | undefined, depth: number) => {
    const siblings = [...(children.get(parent) ?? [])].sort(
      // What is not reported says something about the reports: it stands last.
      (a, b) => Number(a.value === NOT_REPORTED) - Number(b.value === NOT_REPORTED) || compare(a, b),
    );
    for (const entry of siblings) {
      arranged.push({ ...entry, depth });
      if (depth < values.length) place(entry.value, depth + 1);
    }
  };
  place(undefined, 0);
  return arranged;
}

/** Without case and diacritics: what is typed without them finds words that have them. */
export const foldText = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
