import { Worker } from 'node:worker_threads';
import { extractDocument } from '../extract/extract-document.ts';
import { loadLanguageDetector } from '../extract/values/language-detector.ts';
import { AppError } from '../schemas/errors.ts';
import type { Vocabulary } from '../schemas/vocabulary.ts';
import type {
  ExtractionPiece,
  ExtractionReply,
  ExtractionSetup,
  ExtractionTask,
} from './extraction-messages.ts';
import { jsonPieces } from './json-pieces.ts';
import { withoutCanvas } from './without-canvas.ts';

// The program of a reading process: one document at a time, until its parent closes the channel.

/**
 * Ends this process when its parent has died while a document held the main thread, which then hears nothing. A thread
 * of its own sees it all the same.
 */
const ORPHAN_WATCH = `
const parent = process.ppid;
setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL'); }, 500);
`;

withoutCanvas();

let vocabularies: readonly Vocabulary[] = [];
let version: string | null = null;

// Signals to the whole group are the parent's to answer: it closes the channel.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
process.on('disconnect', () => process.exit(0));
process.on('message', (message: ExtractionSetup | ExtractionTask) => {
  if (message.type === 'setup') {
    vocabularies = message.vocabularies;
    version = message.extractorVersion;
    return;
  }
  void answer(message).then((reply) => process.send?.(reply));
});
new Worker(ORPHAN_WATCH, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 16 } }).unref();

async function answer(task: ExtractionTask): Promise<ExtractionReply> {
  try {
    if (task.type === 'tables') {
      const { findTables } = await import('../extract/tables/find-tables.ts');
      const tables = await findTables(task.bytes, task.mediaType);
      return { ok: true, json: await sendJson(tables), records: 0, notes: 0 };
    }
    const { type: _type, ...document } = task;
    // Before the document is in memory: unpacking the language model takes 50 MB for a moment.
    await loadLanguageDetector();
    const read = await extractDocument({ ...document, vocabularies });
    const extraction = { ...read, extractorVersion: version ?? read.extractorVersion };
    return {
      ok: true,
      json: await sendJson(extraction),
      records: extraction.records.length,
      notes: extraction.notes.length,
    };
  } catch (error) {
    if (error instanceof AppError) return { ok: false, code: error.code, message: error.message };
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { ok: false, code: 'EXTRACTION_FAILED', message };
  }
}

/** Sends a value as JSON, one piece after the other has left; gives the last piece, which goes with the reply. */
async function sendJson(value: object): Promise<string> {
  let last = '';
  for (const piece of jsonPieces(value)) {
    if (last !== '') await sent({ piece: last });
    last = piece;
  }
  return last;
}

const sent = (piece: ExtractionPiece): Promise<void> =>
  new Promise((resolve, reject) => {
    process.send?.(piece, undefined, undefined, (error) => (error ? reject(error) : resolve()));
  });
