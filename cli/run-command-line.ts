import { type Command, CommanderError } from 'commander';
import { asAppError } from '../schemas/errors.ts';
import { closedByReader, flush } from './output.ts';
import { buildProgram } from './program.ts';
import { exitStatusOf, reportError } from './report-error.ts';

/** `help` of a command that is not there is told as the command itself would be, with the likeliest name. */
function namedForHelp(program: Command, args: readonly string[]): readonly string[] {
  const [first, name] = args;
  const isMistyped =
    first === 'help' &&
    name !== undefined &&
    name !== 'help' &&
    !name.startsWith('-') &&
    program.commands.every((command) => command.name() !== name);
  return isMistyped ? [name] : args;
}

/**
 * Ends at once when the launcher that started this process for an older Node was killed: whoever kills a command means its
 * work, which would go on unseen.
 */
function endWithLauncher(): void {
  if (!process.connected) return;
  process.once('disconnect', () => process.exit(137));
  // Only told of; the work alone keeps this process running.
  process.channel?.unref();
}

/** Parses, runs and ends this process with the contract's status: 0 done, 1 failed, 2 wrong usage. */
export async function runCommandLine(args: readonly string[]): Promise<void> {
  closedByReader();
  endWithLauncher();
  // A defect in the background is reported like any error: nobody is helped by a stack trace.
  process.on('uncaughtException', (error) => {
    reportError(asAppError(error));
    process.exit(1);
  });
  try {
    const program = buildProgram();
    if (args.length === 0) program.outputHelp();
    else await program.parseAsync(namedForHelp(program, args), { from: 'user' });
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
