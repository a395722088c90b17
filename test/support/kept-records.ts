import { loadConfig } from '../../runtime/config.ts';
import { openServices, type Services } from '../../runtime/services.ts';

/** Opens the services over a data folder, runs, and closes them. */
export async function withData<T>(dataDir: string, run: (services: Services) => Promise<T>): Promise<T> {
  const services = await openServices(loadConfig({ PRISMATLAS_DATA: dataDir }), { logLevel: 'silent' });
  try {
    return await run(services);
  } finally {
    await services.close();
  }
}

/** Every record that a data folder keeps, by id, each as JSON with its version and status. */
export const keptRecords = (dataDir: string): Promise<string[]> =>
  withData(dataDir, async ({ store }) => {
    const lines: string[] = [];
    let after: string | undefined;
    for (;;) {
      const page = await store.listRecords({ limit: 500, ...(after === undefined ? {} : { after }) });
      for (const { record, version, status } of page) lines.push(JSON.stringify({ record, version, status }));
      after = page.at(-1)?.record.id;
      if (page.length < 500) return lines;
    }
  });
