import type { Command } from 'commander';
import type { Services } from '../runtime/services.ts';
import { AppError } from '../schemas/errors.ts';
import { examples } from './examples.ts';
import { printJson, printLine, tellLine } from './output.ts';
import { stopSignal } from './stop-signal.ts';
import { withServices } from './with-services.ts';

interface ReindexOptions {
  readonly rollback?: boolean;
  readonly json?: boolean;
}

export function addReindex(program: Command): void {
  program
    .command('reindex')
    .summary('build the search index anew from the record store')
    .description('Builds the search index anew; searches go on meanwhile on the old one.')
    .option(
      '--rollback',
      'Elasticsearch: go back to the index before the last rebuild, and send it what changed since',
    )
    .option('--json', 'print { indexed, rejected }, or { index, isBalanced }, as JSON')
    .addHelpText(
      'after',
      examples(
        ['reindex', 'after an update, or when `doctor` finds a difference'],
        ['reindex --rollback', 'when the new index is worse; twice leads back to the new one'],
      ),
    )
    .action(reindex);
}

async function reindex({ rollback, json }: ReindexOptions): Promise<void> {
  await withServices(async (services) => {
    if (rollback) return rollBack(services, json ?? false);
    const result = await services.runner.reindex({
      startedBy: 'cli',
      onWaiting: tellLine,
      signal: stopSignal(),
    });
    if (json) printJson(result);
    else printLine(`${result.indexed} records indexed, ${result.rejected} rejected`);
    process.exitCode = result.rejected === 0 ? 0 : 1;
  });
}

async function rollBack({ search, reconcile }: Services, json: boolean): Promise<void> {
  if (!search.rollback)
    throw new AppError('CONFLICT', 'the embedded index is built in its place: there is none from before');
  const index = await search.rollback();
  const { isBalanced } = await reconcile({ repair: true });
  if (json) printJson({ index, isBalanced });
  else printLine(`${index} is searched again${isBalanced ? '' : '; see `prismatlas doctor`'}`);
  process.exitCode = isBalanced ? 0 : 1;
}
