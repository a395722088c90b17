import { Worker } from 'node:worker_threads';
import type { RecordVersion } from '../schemas/record-version.ts';
import type { AnalysisAnswer, AnalysisReady, AnalysisRequest } from './analysis-worker.ts';
import { type SearchText, searchTexts } from './search-document.ts';
import { type PreparedVersion, prepareVersion } from './sqlite-search-writer.ts';

/** Versions made ready at a time: written in one transaction while the next ones are made ready. */
export const PART_SIZE = 300;
/** The first part of a call is small, since nothing can be written before it is ready. */
export const FIRST_PART_SIZE = 100;
/** Parts made ready here before a thread is worth its start. */
const PARTS_ALONE = 2;

/**
 * Makes versions ready for the index, the words of large batches in a thread beside: while SQLite writes one part,
 * the next is split and stemmed. The thread starts when a batch is large and ends with `close`. Where it fails, everything is made ready here.
 */
export class BackgroundAnalysis {
  private worker: Worker | null = null;
  private isReady = false;
  private isBroken = false;
  private count = 0;
  private readonly waiting = new Map<number, (analysed: readonly string[] | null) => void>();

  /** The parts in their order, each made ready; what comes next is analysed while the caller writes. */
  async *prepare(
    parts: Iterable<readonly RecordVersion[]> | AsyncIterable<readonly RecordVersion[]>,
  ): AsyncGenerator<PreparedVersion[]> {
    let held: readonly RecordVersion[] = [];
    let beside: Promise<PreparedVersion[]> | null = null;
    let seen = 0;
    for await (const part of parts) {
      seen += 1;
      if (seen > PARTS_ALONE) this.start();
      // Asked for first, so that it is analysed beside also while the part before it is analysed here.
      const next: Promise<PreparedVersion[]> | null = this.isReady ? this.beside(part) : null;
      if (seen > 1) yield beside ? await beside : prepareHere(held);
      held = part;
      beside = next;
    }
    if (seen > 0) yield beside ? await beside : prepareHere(held);
  }

  async close(): Promise<void> {
    const { worker } = this;
    this.isBroken = true;
    this.isReady = false;
    this.worker = null;
    this.giveUp();
    await worker?.terminate();
  }

  private async beside(part: readonly RecordVersion[]): Promise<PreparedVersion[]> {
    const texts = part.map(textsOf);
    const all = texts.flat();
    const analysed = await this.ask(
      all.map(({ text }) => text),
      all.map(({ language }) => language),
    );
    let at = 0;
    return part.map((version, i) => {
      const count = texts[i]?.length ?? 0;
      const own = analysed?.slice(at, at + count);
      at += count;
      return own && count > 0 ? prepareVersion(version, own) : prepareVersion(version);
    });
  }

  private ask(
    texts: readonly string[],
    languages: AnalysisRequest['languages'],
  ): Promise<readonly string[] | null> {
    const { worker } = this;
    if (!worker) return Promise.resolve(null);
    const number = this.count++;
    return new Promise((resolve) => {
      this.waiting.set(number, resolve);
      // Only while an answer is awaited does the thread keep the process alive.
      worker.ref();
      worker.postMessage({ number, texts, languages } satisfies AnalysisRequest);
    });
  }

  /** Starts the thread unless it runs or has failed; it counts as ready once it has loaded its stemmers. */
  private start(): void {
    if (this.worker || this.isBroken) return;
    const worker = new Worker(new URL('./analysis-worker.ts', import.meta.url));
    worker.on('message', (message: AnalysisAnswer | AnalysisReady) => {
      if (message === 'ready') {
        this.isReady = true;
        return;
      }
      const { number, analysed } = message;
      this.waiting.get(number)?.(analysed);
      this.waiting.delete(number);
      if (this.waiting.size === 0) worker.unref();
    });
    const fail = () => {
      this.isBroken = true;
      this.isReady = false;
      this.worker = null;
      this.giveUp();
    };
    worker.on('error', fail);
    worker.on('exit', fail);
    worker.unref();
    this.worker = worker;
  }

  private giveUp(): void {
    for (const resolve of this.waiting.values()) resolve(null);
    this.waiting.clear();
  }
}

const prepareHere = (part: readonly RecordVersion[]): PreparedVersion[] =>
  part.map((version) => prepareVersion(version));

/** None where the version is not published or cannot be read: `prepareVersion` says why. */
function textsOf(version: RecordVersion): readonly SearchText[] {
  if (version.status !== 'published') return [];
  try {
    return searchTexts(version.record);
  } catch {
    return [];
  }
}
