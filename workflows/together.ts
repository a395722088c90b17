import type { Activities, RunKind } from '../activities/contract.ts';
import { asAppError } from '../schemas/errors.ts';
import type { Log } from '../schemas/log.ts';
import type { SourceReport } from '../schemas/run.ts';
import { harvestSourceSteps } from './harvest-source-steps.ts';

export interface TogetherInput {
  readonly runId: string;
  readonly kind: RunKind;
  readonly startedBy: string;
  readonly sources: readonly string[];
}

/** All steps of several small sources as one: what a server notes of a step costs more than such a step. */
export interface Together {
  /**
   * Harvests sources one after the other, each step tried once, until a part underneath fails. Sources that
   * are absent from the reports are to be harvested step by step.
   */
  harvestTogether(input: TogetherInput): Promise<{ reports: SourceReport[] }>;
  /** Writes reports into the run's ledger and indexes what they kept. One call at a time for a run. */
  settleTogether(input: { runId: string; reports: readonly SourceReport[] }): Promise<void>;
}

/** @param isStopped whether the call that is running has been cancelled */
export function together(act: Activities, isStopped: () => boolean, log: Log): Together {
  const once = triedOnce(act);
  return {
    async harvestTogether({ sources, ...run }) {
      const reports: SourceReport[] = [];
      for (const source of sources) {
        if (isStopped()) break;
        try {
          reports.push(await harvestSourceSteps(once, { ...run, source }));
        } catch (thrown) {
          log.warn('group ended before a source, which is harvested step by step', {
            runId: run.runId,
            source,
            error: asAppError(thrown).message,
          });
          // A part that is away is away for the others too: each would wait for it in vain.
          break;
        }
      }
      return { reports };
    },
    async settleTogether({ runId, reports }) {
      for (const report of reports) await act.recordOutcome({ runId, report });
      if (reports.some(hasNews)) await act.indexRecords({ runId });
    },
  };
}

/** Whether a source's report leaves something to index. */
export const hasNews = ({ created, changed, withdrawn }: SourceReport): boolean =>
  created + changed + withdrawn > 0;

/** What may go well the next time says nothing of the document: it comes without its code, so that nobody sets it aside. */
function triedOnce(act: Activities): Activities {
  return new Proxy(act, {
    get(target, name, receiver) {
      const activity: unknown = Reflect.get(target, name, receiver);
      if (typeof activity !== 'function') return activity;
      return async (input: unknown) => {
        try {
          return await activity.call(target, input);
        } catch (thrown) {
          const error = asAppError(thrown);
          if (error.isRetryable || error.code === 'CANCELLED') throw new Error(error.message);
          throw error;
        }
      };
    },
  });
}
