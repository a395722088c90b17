import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { loadConfig } from '../../runtime/config.ts';
import { openServices } from '../../runtime/services.ts';
import { IngestReport } from '../../schemas/run.ts';
import { writeListingPages } from '../support/listing-pages.ts';
import { startCli } from '../support/long-running-cli.ts';
import { MISSING_SERVICES, ownPartOfServices, WITHOUT_SERVICES } from '../support/real-services.ts';
import { runCli } from '../support/run-cli.ts';
import { tempFolder } from '../support/temp-folder.ts';

const isLeftOut = MISSING_SERVICES.length > 0;

describe.skipIf(isLeftOut)(
  `on Temporal, PostgreSQL and Elasticsearch${isLeftOut ? ` (${WITHOUT_SERVICES})` : ''}`,
  () => {
    test('two workers keep the same records, byte for byte, as the embedded run', async () => {
      const folder = await tempFolder();
      const pages = join(folder, 'pages');
      await writeListingPages(pages, 6, 10);
      const services = await ownPartOfServices();
      onTestFinished(() => services.clear());
      const real = { ...services.env, PRISMATLAS_DATA: join(folder, 'real') };
      const embedded = { PRISMATLAS_DATA: join(folder, 'embedded') };
      const workers = await Promise.all([
        startCli(['worker'], real, /Working for/),
        startCli(['worker'], real, /Working for/),
      ]);
      onTestFinished(() => {
        for (const { child } of workers) child.kill('SIGKILL');
      });

      const onServices = await runCli(['ingest', pages, '--country', 'SI', '--json'], { env: real });
      const onOneMachine = await runCli(['ingest', pages, '--country', 'SI', '--json'], { env: embedded });
      const again = await runCli(['ingest', pages, '--country', 'SI', '--json'], { env: real });

      expect(onServices, onServices.stderr).toMatchObject({ status: 0 });
      expect(onOneMachine, onOneMachine.stderr).toMatchObject({ status: 0 });
      const outcomes = IngestReport.parse(JSON.parse(again.stdout)).sources.map(({ outcome }) => outcome);
      expect(outcomes).toEqual(Array(6).fill('unchanged'));
      const [lines, wanted] = await Promise.all(
        [real, embedded].map(async (env) =>
          (await runCli(['export', '--format', 'ndjson'], { env })).stdout.trimEnd().split('\n').sort(),
        ),
      );
      expect(wanted).toHaveLength(60);
      expect(lines).toEqual(wanted);
      const opened = await openServices(loadConfig(real), { logLevel: 'silent' });
      const found = await opened.reconcile();
      await opened.close();
      expect(found).toMatchObject({ isBalanced: true, index: { documents: 60 }, runs: { unfinished: [] } });
      for (const worker of workers) expect(await worker.end('SIGTERM')).toBe(0);
    }, 600_000);
  },
);
