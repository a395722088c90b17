import type { Command } from 'commander';
import { examples } from './examples.ts';
import { printJson, printLine } from './output.ts';
import { stopSignal } from './stop-signal.ts';
import { withServices } from './with-services.ts';

export function addReindex(program: Command): void {
  program
    .command('reindex')
    .summary('build the search index anew from the record store')
    .description('Builds the search index anew; searches go on meanwhile on the old one.')
    .option('--json', 'print { indexed, rejected } as JSON')
    .addHelpText('after', examples(['reindex', 'after an update, or when `doctor` finds a difference']))
    .action(reindex);
}

async function reindex({ json }: { json?: boolean }): Promise<void> {
  await withServices(async (services) => {
    const result = await services.runner.reindex({ startedBy: 'cli', signal: stopSignal() });
    if (json) printJson(result);
    else printLine(`${result.indexed} records indexed, ${result.rejected} rejected`);
    process.exitCode = result.rejected === 0 ? 0 : 1;
  });
}
