import { parentPort } from 'node:worker_threads';
import type { Language } from '../schemas/language.ts';
import { analyseText } from './search-document.ts';

/** Texts with their languages, and the number by which the answer is known. */
export interface AnalysisRequest {
  readonly number: number;
  readonly texts: readonly string[];
  readonly languages: readonly Language[];
}

export interface AnalysisAnswer {
  readonly number: number;
  /** As `analyseText` gives them, in the order of the texts. */
  readonly analysed: readonly string[];
}

/** Told once, when texts can be taken. */
export type AnalysisReady = 'ready';

parentPort?.on('message', ({ number, texts, languages }: AnalysisRequest) => {
  const analysed = texts.map((text, at) => analyseText(text, languages[at] ?? 'en'));
  parentPort?.postMessage({ number, analysed } satisfies AnalysisAnswer);
});
parentPort?.postMessage('ready' satisfies AnalysisReady);
