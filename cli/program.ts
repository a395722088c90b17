import { Command } from 'commander';
import { addBackup } from './backup.ts';
import { addCheckLinks } from './check-links.ts';
import { addCompare } from './compare.ts';
import { addCompletion } from './completion.ts';
import { addDoctor } from './doctor.ts';
import { addExport } from './export.ts';
import { addExtract } from './extract.ts';
import { addIngest } from './ingest.ts';
import { addMigrateStore } from './migrate-store.ts';
import { addReindex } from './reindex.ts';
import { addRestore } from './restore.ts';
import { addSchedule } from './schedule.ts';
import { addSearch } from './search.ts';
import { addServe } from './serve.ts';
import { addSetStatus } from './set-status.ts';
import { addSite } from './site.ts';
import { addTables } from './tables.ts';
import { addWorker } from './worker.ts';

/** Every command, in the order of the help. */
const COMMANDS = [
  addIngest,
  addExtract,
  addTables,
  addSearch,
  addCompare,
  addServe,
  addExport,
  addSite,
  addSetStatus,
  addDoctor,
  addReindex,
  addCheckLinks,
  addBackup,
  addRestore,
  addMigrateStore,
  addWorker,
  addSchedule,
  addCompletion,
];

/** The whole command line. Nothing is loaded for a command before it is called. */
export function buildProgram(): Command {
  const program = new Command('prismatlas')
    .description(
      'From national reports to a searchable, comparable database of studies, projects and practices.',
    )
    .version('0.1.0', '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .showSuggestionAfterError()
    .configureHelp({ showGlobalOptions: false });
  for (const add of COMMANDS) add(program);
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      outputError: (text, write) => {
        write(text.replace(/^error: /, 'USAGE: '));
        write(`  See \`prismatlas help${command === program ? '' : ` ${command.name()}`}\`.\n`);
      },
    });
  }
  return program;
}
