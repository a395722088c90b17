import { resolve } from 'node:path';
import type { Command } from 'commander';
import { examples } from './examples.ts';
import { printJson, printLine } from './output.ts';
import { withServices } from './with-services.ts';

export function addRestore(program: Command): void {
  program
    .command('restore')
    .summary('bring a backup back into an empty store')
    .description('Brings a backup back into a store that holds nothing, and builds the search index from it.')
    .argument('<folder>', 'what `prismatlas backup` wrote')
    .option('--json', 'print { rows, blobs, indexed } as JSON')
    .addHelpText(
      'after',
      examples(['restore backups/2026-06-01', 'into PRISMATLAS_DATA, or the database of DATABASE_URL']),
    )
    .action(restoreCommand);
}

async function restoreCommand(folder: string, { json }: { json?: boolean }): Promise<void> {
  const { loadConfig } = await import('../runtime/config.ts');
  const { restore } = await import('../runtime/backup.ts');
  const sums = await restore(loadConfig(), resolve(folder));
  await withServices(async (services) => {
    const { indexed } = await services.activities.rebuildIndex({ runId: 'restore' });
    if (json) printJson({ ...sums, indexed });
    else printLine(`${sums.rows} rows and ${sums.blobs} blobs restored, ${indexed} records indexed`);
  });
}
