import type { Activities, RunKind } from '../activities/contract.ts';
import type { Progress, SourceReport } from '../schemas/run.ts';
import { isAboutTheDocument, isAboutTheSource } from '../schemas/source-errors.ts';
import { failureOf } from './failure.ts';

export interface HarvestSourceInput {
  readonly runId: string;
  readonly source: string;
  readonly kind: RunKind;
  readonly startedBy: string;
  /** This run may have read the source already, and not have heard of it: then it is read again, to tell what it holds. */
  readonly isAgain?: true;
}

/**
 * One source from fetch to keep, free of any runner. What is wrong with a source or its document becomes its report
 * and never an error, so that the others go on; errors of the parts underneath are thrown on.
 */
export async function harvestSourceSteps(
  act: Activities,
  { runId, source, kind, startedBy, isAgain }: HarvestSourceInput,
  onStep: (step: Progress['step']) => void = () => {},
): Promise<SourceReport> {
  let sha256: string | null = null;
  try {
    onStep('fetch');
    const document = await act.fetchDocument({ source, runId });
    sha256 = document.sha256;
    const { url } = document;
    if (document.isFollowed && url !== undefined) {
      onStep('read');
      const pages = await act.readPages({ source, sha256, url, runId });
      if (pages.isUnchanged) return await act.reportUnchanged({ source, sha256, runId });
      await act.beginRun({ runId, kind, startedBy });
      onStep('keep');
      return await act.keepPages({ source, batch: pages.batch, runId });
    }
    if (document.isUnchanged && !isAgain) return await act.reportUnchanged({ source, sha256, runId });
    // The ledger gains a run only when the first of its sources has something new: an idle run writes nothing.
    await act.beginRun({ runId, kind, startedBy });
    onStep('read');
    const { mediaType } = document;
    const { batch } = await act.extractRecords({
      source,
      sha256,
      mediaType,
      ...(url === undefined ? {} : { url }),
      runId,
    });
    onStep('keep');
    return await act.keepRecords({ source, batch, runId });
  } catch (error) {
    const failure = failureOf(error);
    const isItsOwn = sha256 === null ? isAboutTheSource : isAboutTheDocument;
    if (!failure || !isItsOwn(failure) || failure.code === 'UNKNOWN_SOURCE') throw error;
    return await act.quarantineDocument({ source, sha256, ...failure, runId });
  }
}
