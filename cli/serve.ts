import type { Command } from 'commander';
import type { Services } from '../runtime/services.ts';
import { examples } from './examples.ts';
import { wholeNumber } from './options.ts';
import { tellLine } from './output.ts';
import { stopSignal } from './stop-signal.ts';
import { withServices } from './with-services.ts';

export function addServe(program: Command): void {
  program
    .command('serve')
    .summary('serve the API and the search UI')
    .description('Serves the HTTP API and the search UI until it is stopped. An ingest may run meanwhile.')
    .option('--port <n>', 'the port to listen on (PRISMATLAS_PORT, 4000)', wholeNumber('--port', 0, 65_535))
    .option('--host <address>', 'the address to listen on (PRISMATLAS_HOST, 127.0.0.1)')
    .addHelpText(
      'after',
      examples(['serve', 'on http://127.0.0.1:4000'], ['serve --port 8080', 'on another port']),
    )
    .action(serve);
}

async function serve({ port, host }: { port?: number; host?: string }): Promise<void> {
  await withServices(async (services) => {
    const { fillEmptyIndex } = await import('../runtime/fill-empty-index.ts');
    await fillEmptyIndex(services);
    const { syncSources } = await import('../runtime/sync-sources.ts');
    await syncSources(services.store, services.sources);
    await serveUntilStopped(services, {
      port: port ?? services.config.port,
      host: host ?? services.config.host,
    });
  }, 'info');
}

/** Serves until Ctrl-C or SIGTERM; `npm start` does the same. @throws PORT_IN_USE */
export async function serveUntilStopped(
  services: Services,
  options: { port: number; host: string },
): Promise<void> {
  const { startApi } = await import('../api/server.ts');
  const { startIndexRelay } = await import('../runtime/index-relay.ts');
  const stopped = stopSignal();
  const server = await startApi(services, options);
  const relay = startIndexRelay(services);
  tellLine(`Prismatlas serves on ${server.url}`);
  if (!stopped.aborted)
    await new Promise<void>((resolve) => stopped.addEventListener('abort', () => resolve(), { once: true }));
  await relay.stop();
  await server.close();
}
