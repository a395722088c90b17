import type { Command } from 'commander';
import type { Health } from '../runtime/health.ts';
import type { Reconciliation } from '../schemas/run.ts';
import { examples } from './examples.ts';
import { printJson, printLine } from './output.ts';
import { withServices } from './with-services.ts';

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .summary('say what is in use, whether it is well and whether everything balances')
    .description(
      'Says which parts are in use and whether they answer, then compares documents, records and the search index ' +
        'by key. Exit status 1 when something is not well or does not balance.',
    )
    .option('--repair', 'make the index follow the record store first; twice is as once')
    .option('--bytes', 'read the kept bytes of every document, and hold them to their sums')
    .option('--json', 'print everything as JSON')
    .addHelpText(
      'after',
      examples(
        ['doctor', 'look'],
        ['doctor --repair', 'look, and mend the index'],
        ['doctor --bytes', 'look closer: a disk may damage what it keeps'],
      ),
    )
    .action(doctor);
}

interface DoctorOptions {
  readonly repair?: boolean;
  readonly bytes?: boolean;
  readonly json?: boolean;
}

async function doctor(options: DoctorOptions): Promise<void> {
  try {
    await compareAll(options);
  } catch (error) {
    // Not all could be opened or asked: which part it is, and whether it is the only one, is what is wanted here.
    const { loadConfig } = await import('../runtime/config.ts');
    const { checkPartsAlone } = await import('../runtime/health.ts');
    const health = await checkPartsAlone(loadConfig());
    if (options.json) printJson(health);
    else printLine(healthLines(health).join('\n'));
    throw error;
  }
}

async function compareAll({ repair, bytes, json }: DoctorOptions): Promise<void> {
  await withServices(async (services) => {
    const { checkHealth } = await import('../runtime/health.ts');
    const health = await checkHealth(services);
    const found = await services.reconcile({ repair: repair ?? false, bytes: bytes ?? false });
    if (json) printJson({ ...health, reconciliation: found });
    else printLine([...healthLines(health), '', ...reconciliationLines(found)].join('\n'));
    process.exitCode = health.isWell && found.isBalanced ? 0 : 1;
  });
}

const healthLines = ({ parts }: Health): string[] =>
  parts.map(({ name, state, detail }) => `${state === 'well' ? '✓' : '✗'} ${name.padEnd(14)} ${detail}`);

const KEYS_SHOWN = 10;

function reconciliationLines(found: Reconciliation): string[] {
  const { documents, records, index, outbox, runs } = found;
  const states = Object.entries(documents.byState)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${count} ${state}`);
  const differences: [string, readonly string[]][] = [
    ['documents whose bytes are missing or damaged', documents.blobsMissing],
    ['records without their document', records.withoutDocument],
    ['records missing in the index', index.missing],
    ['records stale in the index', index.stale],
    ['records in the index that the store does not publish', index.extra],
  ];
  return [
    `Documents  ${documents.total}${states.length > 0 ? `: ${states.join(', ')}` : ''}`,
    `Records    ${records.published} published, ${records.awaiting} awaiting approval, ${records.withdrawn} withdrawn`,
    `Index      ${index.documents} records`,
    `Outbox     ${outbox.pending} waiting, ${outbox.dead} refused`,
    ...runs.unfinished.map((id) => `Unfinished run ${id}`),
    ...differences.flatMap(([what, keys]) =>
      keys.length === 0
        ? []
        : [
            `✗ ${keys.length} ${what}:`,
            ...keys.slice(0, KEYS_SHOWN).map((key) => `    ${key}`),
            ...(keys.length > KEYS_SHOWN ? [`    and ${keys.length - KEYS_SHOWN} more`] : []),
          ],
    ),
    found.isBalanced
      ? 'Balanced: documents, records and index agree key by key.'
      : 'Not balanced: `prismatlas doctor --repair` mends the index; `prismatlas ingest` finishes what was begun.',
  ];
}
