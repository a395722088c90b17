import { resolve } from 'node:path';
import type { Command } from 'commander';
import { examples } from './examples.ts';
import { printJson, printLine } from './output.ts';

export function addBackup(program: Command): void {
  program
    .command('backup')
    .summary('write everything that is kept into a new folder')
    .description(
      'Writes the record store as of one moment, and every document, into a new folder. An ingest may go on meanwhile.',
    )
    .argument('<folder>', 'a folder that does not exist yet')
    .option('--json', 'print { rows, blobs } as JSON')
    .addHelpText('after', examples(['backup backups/2026-06-01', 'into a folder of its own']))
    .action(backupCommand);
}

async function backupCommand(folder: string, { json }: { json?: boolean }): Promise<void> {
  const { loadConfig } = await import('../runtime/config.ts');
  const { backup } = await import('../runtime/backup.ts');
  const sums = await backup(loadConfig(), resolve(folder), new Date().toISOString());
  if (json) printJson(sums);
  else printLine(`${sums.rows} rows and ${sums.blobs} blobs written to ${folder}`);
}
