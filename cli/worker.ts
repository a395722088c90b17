import type { Command } from 'commander';
import { AppError } from '../schemas/errors.ts';
import { examples } from './examples.ts';
import { tellLine } from './output.ts';
import { stopSignal } from './stop-signal.ts';
import { withServices } from './with-services.ts';

export function addWorker(program: Command): void {
  program
    .command('worker')
    .summary('run a Temporal worker')
    .description(
      'Does the work of runs on Temporal until it is stopped. Any number of workers share one queue.',
    )
    .addHelpText('after', examples(['worker', 'with TEMPORAL_ADDRESS set, for example to 127.0.0.1:7233']))
    .action(worker);
}

async function worker(): Promise<void> {
  await withServices(async (services) => {
    const { temporal } = services.config;
    if (!temporal)
      throw new AppError('CONFIG_INVALID', 'TEMPORAL_ADDRESS is not set', { variable: 'TEMPORAL_ADDRESS' });
    const { fillEmptyIndex } = await import('../runtime/fill-empty-index.ts');
    await fillEmptyIndex(services);
    const { installWorkerRuntime, runWorker } = await import('../runtime/worker.ts');
    installWorkerRuntime(services.log, temporal.metrics);
    await runWorker(services, temporal, stopSignal(), () => tellLine(`Working for ${temporal.address}`));
  }, 'info');
}
