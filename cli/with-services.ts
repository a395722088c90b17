import type { Services } from '../runtime/services.ts';

type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug';

/** Opens everything, runs, and closes it whatever happens. Loaded late: `--help` needs none of it. */
export async function withServices<T>(
  run: (services: Services) => Promise<T>,
  logLevel: LogLevel = 'error',
): Promise<T> {
  const { loadConfig } = await import('../runtime/config.ts');
  const { openServices } = await import('../runtime/services.ts');
  const services = await openServices(loadConfig(), { logLevel });
  try {
    return await run(services);
  } finally {
    await services.close();
  }
}
