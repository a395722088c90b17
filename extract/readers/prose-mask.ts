import { findPeriods } from '../values/read-period.ts';
import type { ProjectName } from './prose-project-name.ts';

interface Range {
  readonly from: number;
  readonly to: number;
}

/** The words of names replaced by signs that mean nothing, so that no fact is read out of a title. Places stay. */
export function maskNames(text: string, names: readonly ProjectName[]): string {
  let masked = text;
  for (const name of names)
    for (const { from, to } of [name, ...(name.gloss ? [name.gloss] : [])])
      masked = masked.slice(0, from) + '_'.repeat(to - from) + masked.slice(to);
  return masked;
}

/**
 * The part of a sentence that tells of each of its projects, where it tells of one after the other: "A (2018–2019) reached
 * 40 pupils, while B trained 30". Null where all is told of all: "A and B reached 40 pupils".
 *
 * @param masked the sentence without the words of names
 * @param names one for each project, where it is named last
 */
export function partsByName(masked: string, names: readonly Range[]): Range[] | null {
  const parts = names.map(({ from }, i) => ({ from, to: names[i + 1]?.from ?? masked.length }));
  const tells = ({ from, to }: Range): boolean => {
    const part = masked.slice(from, to);
    return findPeriods(part).length > 0 || /(?<![\p{L}\p{N}])\d+\s+\p{L}{3}/u.test(part);
  };
  return names.length > 1 && parts.slice(0, -1).every(tells) ? parts : null;
}

/** Blanks for all that stands outside a part, so that places stay. */
export const onlyPart = (text: string, { from, to }: Range): string =>
  ' '.repeat(from) + text.slice(from, to) + ' '.repeat(text.length - to);
