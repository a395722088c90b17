import type { Command } from 'commander';
import type { Services } from '../runtime/services.ts';
import { AppError } from '../schemas/errors.ts';
import type { RecordStatus, RecordVersion } from '../schemas/record-version.ts';
import { examples } from './examples.ts';
import { counted, printJson, printLine, tellLine } from './output.ts';
import { withServices } from './with-services.ts';

interface Decision {
  readonly command: string;
  readonly status: RecordStatus;
  /** What it does to the records of a source that is named as a whole; a record that is named itself is changed from any. */
  readonly from: readonly RecordStatus[];
  readonly summary: string;
  readonly description: string;
  readonly done: string;
  readonly examples: readonly (readonly [command: string, does: string])[];
}

const DECISIONS: readonly Decision[] = [
  {
    command: 'publish',
    status: 'published',
    from: ['awaiting'],
    summary: 'make records public that await approval, or were taken back',
    description:
      'Makes records public: those of a source that await approval, and records that are named, whatever they are now.',
    done: 'published',
    examples: [['publish fi-national-report', 'what a source with `publication: review` gave']],
  },
  {
    command: 'withdraw',
    status: 'withdrawn',
    from: ['published', 'awaiting'],
    summary: 'take records back: a wrong file, a wrong country, a mistake',
    description:
      'Takes records back. They leave search, comparisons and exports, their history stays, and they stay away when the ' +
      'same file is read again.',
    done: 'withdrawn',
    examples: [
      ['withdraw fi-report-pdf --reason "it was given with a wrong country"', 'all that a file gave'],
      ['withdraw study_5e0aba8a64540c50 --reason "not about trafficking"', 'one record'],
    ],
  },
  {
    command: 'withhold',
    status: 'withheld',
    from: ['published', 'awaiting'],
    summary: 'keep records from the public, to protect people',
    description:
      'Keeps records from the public to protect the people they speak of. Comparisons go on saying that something is withheld.',
    done: 'withheld',
    examples: [['withhold case_39afde107d8a2013 --reason "the person could be found"', 'one record']],
  },
];

export function addSetStatus(program: Command): void {
  for (const decision of DECISIONS) {
    const command = program
      .command(decision.command)
      .summary(decision.summary)
      .description(decision.description)
      .argument('<ids...>', 'ids of records, or of sources for all of their records')
      .option('--by <name>', 'who decides; the history of each record says so', 'the operator');
    const why = 'why; the history of each record says so';
    if (decision.status === 'published') command.option('--reason <text>', why, 'approved');
    else command.requiredOption('--reason <text>', why);
    command
      .option('--json', 'print { changed: ids, unchanged: number } as JSON')
      .addHelpText('after', examples(...decision.examples))
      .action((ids: string[], options: StatusOptions) => setStatus(decision, ids, options));
  }
}

interface StatusOptions {
  readonly by: string;
  readonly reason: string;
  readonly json?: boolean;
}

async function setStatus(decision: Decision, ids: readonly string[], options: StatusOptions): Promise<void> {
  const { by, reason } = options;
  if (by.trim() === '' || reason.trim() === '')
    throw new AppError('INVALID_INPUT', '--by and --reason take some words');
  await withServices(async ({ store, activities, clock }) => {
    const named = new Map<string, RecordVersion>();
    for (const id of ids)
      for (const version of await versionsOf(store, id, decision)) named.set(version.record.id, version);
    const changing = [...named.values()].filter(({ status }) => status !== decision.status);
    await store.setStatus(
      changing.map(({ record: { id }, version }) => ({
        id,
        expectedVersion: version,
        status: decision.status,
      })),
      { by, reason, at: clock.now().toISOString() },
    );
    const { pending } = await activities.indexRecords({ runId: decision.command });
    const unchanged = named.size - changing.length;
    if (options.json) printJson({ changed: changing.map(({ record }) => record.id), unchanged });
    else printLine(summary(decision, changing.length, unchanged));
    if (pending > 0)
      tellLine(`${pending} records wait for the search index; \`prismatlas doctor\` tells more.`);
  });
}

function summary({ done, from }: Decision, changed: number, unchanged: number): string {
  if (changed + unchanged === 0)
    return `Nothing of it is ${from.join(' or ')}: name records to change others`;
  return `${counted(changed, 'record')} ${done}${unchanged > 0 ? `, ${unchanged} were so already` : ''}`;
}

const PAGE = 1000;

/** A record by its id, or those of a source that the decision is about. @throws NOT_FOUND */
async function versionsOf(
  store: Services['store'],
  id: string,
  { from, status }: Decision,
): Promise<RecordVersion[]> {
  const record = await store.findRecord(id);
  if (record) return [record];
  if (!(await store.findSource(id)))
    throw new AppError('NOT_FOUND', `"${id}" is neither a record nor a source that is kept`, { id });
  const found: RecordVersion[] = [];
  for (;;) {
    const after = found.at(-1)?.record.id;
    const page = await store.listRecords({
      limit: PAGE,
      source: id,
      ...(after === undefined ? {} : { after }),
    });
    found.push(...page);
    if (page.length < PAGE) break;
  }
  return found.filter((version) => version.status === status || from.includes(version.status));
}
