import { runIngest } from '../cli/ingest.ts';
import { ingestSummary } from '../cli/ingest-summary.ts';
import { closedByReader, flush, printLine, tellLine } from '../cli/output.ts';
import { exitStatusOf, reportError } from '../cli/report-error.ts';
import { serveUntilStopped } from '../cli/serve.ts';
import { stopSignal } from '../cli/stop-signal.ts';
import { loadConfig } from '../runtime/config.ts';
import { openServices } from '../runtime/services.ts';
import { asAppError } from '../schemas/errors.ts';
import { buildUi, isUiStale } from './build-ui.ts';
import { stopWithNpm } from './stop-with-npm.ts';

// `npm start`: everything a newcomer needs. Builds the UI where that is due, ingests the sample corpus beside it, and
// serves both.

closedByReader();
stopSignal();
stopWithNpm();
try {
  const config = loadConfig();
  const services = await openServices(config, { logLevel: 'warn' });
  try {
    const building = isUiStale() ? buildUi() : Promise.resolve();
    // Waited for below; until then a failure must not end the ingest.
    building.catch(() => {});
    tellLine('Ingesting the sample corpus');
    const report = await runIngest(services, []);
    printLine(ingestSummary(report));
    printLine();
    if (isUiStale()) tellLine('Building the search UI');
    await building.catch((error: unknown) => tellLine(asAppError(error).message));
    if (!stopSignal().aborted) await serveUntilStopped(services, { port: config.port, host: config.host });
  } finally {
    await services.close();
  }
} catch (thrown) {
  const error = asAppError(thrown);
  reportError(error);
  process.exitCode = exitStatusOf(error);
}
await flush();
process.exit();
