import { writeSync } from 'node:fs';
import { ERRORS } from '../schemas/errors.ts';

/**
 * Ends quietly when whoever reads our output has gone, as `… | head` does; where it cannot be written, a full disk most
 * likely, that is said.
 */
export function closedByReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
      if (stream === process.stdout) tellUnwritten(error.code ?? error.message);
      process.exit(1);
    });
  }
}

/** At once, since the process ends now. */
function tellUnwritten(reason: string): void {
  const code = reason === 'ENOSPC' || reason === 'EDQUOT' ? 'DISK_FULL' : 'FILE_NOT_WRITABLE';
  try {
    writeSync(2, `${code}: the output cannot be written: ${reason}\n  ${ERRORS[code].hint}\n`);
  } catch {
    // Nor can this: the exit status says it.
  }
}

/** A line of results. */
export function printLine(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** A line beside the results: progress, hints, what went wrong. */
export function tellLine(line = ''): void {
  process.stderr.write(`${line}\n`);
}

/** `1 record`, `2 records`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** Writes a long result piece by piece, no faster than it is read. */
export async function printPieces(
  pieces: AsyncIterable<string | Uint8Array> | Iterable<string>,
): Promise<void> {
  for await (const piece of pieces) {
    if (!process.stdout.write(piece)) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
}

/** Resolves once all that was written has left. */
export async function flush(): Promise<void> {
  for (const stream of [process.stdout, process.stderr])
    await new Promise<void>((resolve) => stream.write('', () => resolve()));
}

/** A document's words as a terminal may show them: without control characters, which could move its cursor. */
export const printable = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ');
