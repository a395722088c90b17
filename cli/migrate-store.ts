import type { Command } from 'commander';
import { AppError } from '../schemas/errors.ts';
import { examples } from './examples.ts';
import { printLine, tellLine } from './output.ts';

export function addMigrateStore(program: Command): void {
  program
    .command('migrate-store')
    .summary('move the record store from one engine to the other')
    .description('Copies every row from SQLite to PostgreSQL or back, and compares the two, table by table.')
    .requiredOption('--from <engine>', 'sqlite or postgres')
    .requiredOption('--to <engine>', 'postgres or sqlite')
    .addHelpText(
      'after',
      examples(['migrate-store --from sqlite --to postgres', 'with DATABASE_URL set to an empty database']),
    )
    .action(migrateStore);
}

const ENGINES = ['sqlite', 'postgres'] as const;

async function migrateStore({ from, to }: { from: string; to: string }): Promise<void> {
  const [source, target] = [from, to].map((name) => ENGINES.find((engine) => engine === name));
  if (!source || !target || source === target)
    throw new AppError('INVALID_INPUT', `--from ${from} --to ${to}: give sqlite and postgres, one each`);
  const { loadConfig } = await import('../runtime/config.ts');
  const { migrateRecords } = await import('../runtime/backup.ts');
  const config = loadConfig();
  if (!config.database)
    throw new AppError('CONFIG_INVALID', 'DATABASE_URL is not set', { variable: 'DATABASE_URL' });
  const rows = await migrateRecords(config, target, (table, count) => tellLine(`${table}: ${count}`));
  printLine(`${rows} rows moved from ${source} to ${target}, and found equal`);
}
