import { CommanderError } from 'commander';
import { asAppError } from '../schemas/errors.ts';
import { closedByReader, flush } from './output.ts';
import { buildProgram } from './program.ts';
import { exitStatusOf, reportError } from './report-error.ts';

/** Parses, runs and ends this process with the contract's status: 0 done, 1 failed, 2 wrong usage. */
export async function runCommandLine(args: readonly string[]): Promise<void> {
  closedByReader();
  // A defect in the background is reported like any error: nobody is helped by a stack trace.
  process.on('uncaughtException', (error) => {
    reportError(asAppError(error));
    process.exit(1);
  });
  try {
    const program = buildProgram();
    if (args.length === 0) program.outputHelp();
    else await program.parseAsync(args, { from: 'user' });
  } catch (thrown) {
    if (thrown instanceof CommanderError) {
      process.exitCode = thrown.exitCode === 0 ? 0 : 2;
    } else {
      const error = asAppError(thrown);
      reportError(error);
      process.exitCode = exitStatusOf(error);
    }
  }
  await flush();
  process.exit();
}
