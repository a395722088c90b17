import { basename, dirname } from 'node:path';
import type { Command } from 'commander';
import type { Services } from '../runtime/services.ts';
import { AppError } from '../schemas/errors.ts';
import type { IngestReport } from '../schemas/run.ts';
import { examples } from './examples.ts';
import { ingestSummary } from './ingest-summary.ts';
import { parseCountry } from './options.ts';
import { printable, printJson, printLine, tellLine } from './output.ts';
import { openProgress } from './progress.ts';
import { stopSignal } from './stop-signal.ts';
import { withServices } from './with-services.ts';

interface IngestOptions {
  readonly country?: string;
  readonly watch?: boolean;
  readonly json?: boolean;
}

export function addIngest(program: Command): void {
  program
    .command('ingest')
    .summary('fetch, read, keep and index sources, files, folders or addresses')
    .description(
      'Runs the whole pipeline: fetch, read, keep, index. Without arguments: every source of corpus/sources/. ' +
        'A folder gives all its .pdf, .txt, .html and .htm files. What was read before and has not changed is left as it is.',
    )
    .argument('[inputs...]', 'ids of sources, files, folders, http(s) addresses')
    .option('--country <code>', 'the country that files and addresses report on: SI', parseCountry)
    .option('--watch', 'show each step of each source as it happens')
    .option('--json', 'print the report as JSON')
    .addHelpText(
      'after',
      `${examples(
        ['ingest', 'every source of the corpus'],
        ['ingest report.pdf listings/ --country SI', 'a report and a folder of pages about Slovenia'],
        ['ingest https://example.org/report.pdf --country BE', 'a report from the web'],
      )}

Exit status: 0 when all that was named could be had; a document that is there but cannot be read is set aside with its
reason, and counts as failed only when nothing at all could be read. 1 otherwise, 2 for wrong usage.`,
    )
    .action((inputs: string[], options: IngestOptions) => ingest(inputs, options));
}

async function ingest(inputs: readonly string[], options: IngestOptions): Promise<void> {
  await withServices(async (services) => {
    const report = await runIngest(services, inputs, options);
    if (options.json) printJson(report);
    else printLine(ingestSummary(report));
    if (report.indexed.pending > 0)
      tellLine(
        `${report.indexed.pending} records wait for the search index; run the same command again later.`,
      );
    process.exitCode = ingestStatus(report);
  });
}

/** Harvests the named inputs with visible progress; `npm start` does the same. */
export async function runIngest(
  services: Services,
  inputs: readonly string[],
  options: IngestOptions = {},
): Promise<IngestReport> {
  const { findInputs } = await import('../runtime/find-inputs.ts');
  const { syncSources } = await import('../runtime/sync-sources.ts');
  const sources =
    inputs.length === 0
      ? services.sources
      : await findInputs(inputs, {
          country: options.country ?? null,
          sources: services.sources,
          kept: await services.store.listSources(),
          root: dirname(services.config.corpusDir),
          onPassedOver: tellPassedOver,
        });
  if (sources.length === 0)
    throw new AppError('NOTHING_TO_INGEST', `${services.config.corpusDir}/sources holds no source`);
  const { fillEmptyIndex } = await import('../runtime/fill-empty-index.ts');
  await syncSources(services.store, sources);
  await fillEmptyIndex(services);
  const progress = openProgress({ isLive: options.watch ?? false });
  try {
    return await services.runner.ingest(
      sources.map(({ id }) => id),
      { startedBy: 'cli', onProgress: progress.show, onWaiting: tellLine, signal: stopSignal() },
    );
  } finally {
    progress.end();
  }
}

/** How many names of files that are passed over are told. */
const MOST_NAMES = 5;

function tellPassedOver(paths: readonly string[]): void {
  const names = paths.slice(0, MOST_NAMES).map((path) => printable(basename(path)));
  const more = paths.length > names.length ? ` and ${paths.length - names.length} more` : '';
  tellLine(
    `Not read, since only .pdf, .txt, .html and .htm are: ${names.join(', ')}${more}. ` +
      'A document of a word processor is read when it is saved as PDF.',
  );
}

/**
 * 0: all that was named could be had, and something of it read. A document set aside among others that were read is
 * reported, not failed: a folder of a hundred reports has its bad ones.
 */
export function ingestStatus(report: IngestReport): 0 | 1 {
  const outcomes = report.sources.map(({ outcome }) => outcome);
  const isHad = outcomes.every((outcome) => outcome !== 'failed' && outcome !== 'denied');
  const isRead = outcomes.some((outcome) => outcome !== 'quarantined');
  return isHad && isRead && report.indexed.pending === 0 && report.indexed.dead === 0 ? 0 : 1;
}
