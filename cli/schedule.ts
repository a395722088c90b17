import type { Command } from 'commander';
import { AppError } from '../schemas/errors.ts';
import { examples } from './examples.ts';
import { printJson, printLine } from './output.ts';
import { withServices } from './with-services.ts';

export function addSchedule(program: Command): void {
  program
    .command('schedule')
    .summary("make Temporal's schedules those of the sources")
    .description(
      'Gives every source of corpus/sources/ that names a schedule one on Temporal, changes those that differ and ' +
        'deletes those of sources that are gone.',
    )
    .option('--json', 'print { created, updated, deleted, unchanged } as JSON')
    .addHelpText('after', examples(['schedule', 'with TEMPORAL_ADDRESS set']))
    .action(schedule);
}

async function schedule({ json }: { json?: boolean }): Promise<void> {
  await withServices(async (services) => {
    const { temporal } = services.config;
    if (!temporal)
      throw new AppError('CONFIG_INVALID', 'TEMPORAL_ADDRESS is not set', { variable: 'TEMPORAL_ADDRESS' });
    const { syncSchedules } = await import('../runtime/sync-schedules.ts');
    const { syncSources } = await import('../runtime/sync-sources.ts');
    await syncSources(services.store, services.sources);
    const done = await syncSchedules(services.sources, temporal);
    if (json) return printJson(done);
    for (const [what, ids] of Object.entries(done)) printLine(`${what} ${ids.length}: ${ids.join(', ')}`);
  });
}
