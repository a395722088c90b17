import type { ExtractionPool } from '../activities/deps.ts';
import { AppError } from '../schemas/errors.ts';
import type { MediaType } from '../schemas/source.ts';
import { FoundTable } from '../schemas/table.ts';
import type { Vocabulary } from '../schemas/vocabulary.ts';
import type { ExtractionSetup, ExtractionTask } from './extraction-messages.ts';
import { extractorVersion } from './extractor-version.ts';
import { type ReadingLimits, type ReadingProcess, startReadingProcess } from './reading-process.ts';

/** Reading in processes of their own, and their end. */
export interface ExtractionProcesses extends ExtractionPool {
  /** @throws as `extract` */
  tables(bytes: Uint8Array, mediaType: MediaType): Promise<FoundTable[]>;
  close(): void;
}

/** What one document left behind in memory must not add up over many. */
const DOCUMENTS_PER_PROCESS = 100;

/**
 * A pool of reading processes, begun when first needed and used again: at most `size` at once, one document each.
 * One that dies takes nothing along but its document.
 */
export function openExtractionProcesses(options: {
  size: number;
  vocabularies: readonly Vocabulary[];
  limits: ReadingLimits;
  /** Another program than ours, for tests of what a document can do to it. */
  program?: string;
}): ExtractionProcesses {
  const idle: ReadingProcess[] = [];
  const all = new Set<ReadingProcess>();
  const waiting: (() => void)[] = [];
  const setup: ExtractionSetup = {
    type: 'setup',
    vocabularies: options.vocabularies,
    extractorVersion: extractorVersion(options.vocabularies),
  };
  let busy = 0;
  let isClosed = false;

  async function withProcess<T>(work: (process: ReadingProcess) => Promise<T>): Promise<T> {
    while (busy >= options.size) await new Promise<void>((resolve) => waiting.push(resolve));
    if (isClosed) throw new AppError('CANCELLED', 'reading was stopped');
    busy += 1;
    const reading = takeIdle() ?? start();
    try {
      return await work(reading);
    } finally {
      busy -= 1;
      if (!reading.isAlive) all.delete(reading);
      else if (reading.documentsRead >= DOCUMENTS_PER_PROCESS || isClosed) retire(reading);
      else idle.push(reading);
      waiting.shift()?.();
    }
  }

  function takeIdle(): ReadingProcess | undefined {
    for (let reading = idle.pop(); reading; reading = idle.pop()) {
      if (reading.isAlive) return reading;
      all.delete(reading);
    }
    return undefined;
  }

  function start(): ReadingProcess {
    const reading = startReadingProcess(setup, options.limits, options.program);
    all.add(reading);
    return reading;
  }

  function retire(reading: ReadingProcess): void {
    all.delete(reading);
    reading.end();
  }

  const read = (task: ExtractionTask, signal?: AbortSignal) =>
    withProcess((reading) => reading.read(task, signal));

  return {
    async extract(input, signal) {
      const { json, records, notes } = await read({ type: 'extract', ...input }, signal);
      return { json, records, notes };
    },
    async tables(bytes, mediaType) {
      const { json } = await read({ type: 'tables', bytes, mediaType });
      return FoundTable.array().parse(JSON.parse(json));
    },
    close() {
      isClosed = true;
      for (const reading of all) retire(reading);
      for (const wake of waiting.splice(0)) wake();
    },
  };
}
