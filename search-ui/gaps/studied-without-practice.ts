import type { Comparison } from '../../schemas/compare.ts';
import { NOT_REPORTED } from '../../schemas/facet.ts';

/** Fewer studies than these show an interest, not a body of knowledge that somebody could act on. */
const ENOUGH_STUDIES = 3;

/** Rows with enough studies and no good practice, most studied first, from a comparison split by kind. */
export function studiedWithoutPractice(comparison: Comparison): { value: string; studies: number }[] {
  return comparison.rows
    .filter(({ value }) => value !== NOT_REPORTED)
    .map(({ value, cells }) => {
      const of = (kind: string) => cells.reduce((sum, cell) => sum + (cell.segments?.[kind] ?? 0), 0);
      return { value, studies: of('study'), practices: of('practice') };
    })
    .filter(({ studies, practices }) => studies >= ENOUGH_STUDIES && practices === 0)
    .sort((a, b) => b.studies - a.studies)
    .map(({ value, studies }) => ({ value, studies }));
}
