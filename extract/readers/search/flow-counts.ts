import type { Evidence } from '../../../schemas/evidence.ts';
import type { SearchStatement } from '../../../schemas/search-statement.ts';
import { fold } from '../../values/fold.ts';
import { type Phase, stepOf } from './flow-steps.ts';

export type Flow = SearchStatement['flow'];

/** A count with the words beside it, before it is known which box of the flow it is. */
export interface Counted {
  readonly n: number;
  readonly printed: string;
  readonly label: string;
  readonly phase: Phase | null;
  readonly phaseText: string | null;
  readonly evidence: readonly Evidence[];
}

export const numberOf = (printed: string): number => Number(printed.replace(/[^\d]/g, ''));

/** The first count of each box. */
export function flowOf(counted: readonly Counted[]): Flow {
  const flow: Flow = {};
  for (const { n, printed, label, phase, phaseText, evidence } of counted) {
    let step = stepOf(fold(label), phase);
    // PRISMA 2020 has no phase of its own for full texts: what is excluded after they were assessed is them.
    if (step === 'excludedScreening' && flow.excludedScreening && flow.eligibility)
      step = 'excludedEligibility';
    if (!step || flow[step]) continue;
    flow[step] = { n, printed, label, phase: phaseText, evidence: [...evidence] };
  }
  return flow;
}
