import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { type ExtractionProcesses, openExtractionProcesses } from '../../runtime/extraction-process.ts';

const PROGRAM = fileURLToPath(
  new URL('../fixtures/reading-programs/one-that-does-what-the-document-says.ts', import.meta.url),
);

function open({ size = 1, memoryMb = 400, timeoutMs = 20_000 } = {}): ExtractionProcesses {
  const processes = openExtractionProcesses({
    size,
    vocabularies: [],
    limits: { memoryBytes: memoryMb * 1024 * 1024, timeoutMs },
    program: PROGRAM,
  });
  onTestFinished(() => processes.close());
  return processes;
}

const read = (processes: ExtractionProcesses, words: string, signal?: AbortSignal) =>
  processes.extract(
    { bytes: new TextEncoder().encode(words), mediaType: 'text/plain', country: 'SI', source: null },
    signal,
  );

const answerTo = async (processes: ExtractionProcesses, words: string) =>
  JSON.parse((await read(processes, words)).json) as { words: string; pid: number; hasSetup: boolean }; // as the fixture writes it

test('one process reads one document after the other and was given the vocabularies', async () => {
  const processes = open();

  const first = await answerTo(processes, 'one');
  const second = await answerTo(processes, 'two');

  expect(first).toEqual({ words: 'one', pid: first.pid, hasSetup: true });
  expect(second.pid).toBe(first.pid);
  expect(first.pid).not.toBe(process.pid);
});

test('several documents are read at once in as many processes, the others wait', async () => {
  const processes = open({ size: 2 });

  const answers = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((words) => answerTo(processes, words)));

  expect(answers.map(({ words }) => words)).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(new Set(answers.map(({ pid }) => pid)).size).toBe(2);
});

test('a document that fills memory outside the heap is ended by the watchdog, and the next one is read', async () => {
  const processes = open();

  await expect(read(processes, 'fill memory')).rejects.toMatchObject({ code: 'DOCUMENT_RESOURCE_LIMIT' });

  expect((await answerTo(processes, 'next')).words).toBe('next');
});

test('a document that fills the heap is ended, and this process stays small', async () => {
  const processes = open({ memoryMb: 200 });
  const before = process.memoryUsage.rss();

  await expect(read(processes, 'fill the heap')).rejects.toMatchObject({ code: 'DOCUMENT_RESOURCE_LIMIT' });

  expect(process.memoryUsage.rss() - before).toBeLessThan(100 * 1024 * 1024);
});

test('a document that never ends is ended at its time limit', async () => {
  const processes = open({ timeoutMs: 500 });

  await expect(read(processes, 'run for ever')).rejects.toMatchObject({
    code: 'DOCUMENT_RESOURCE_LIMIT',
    message: 'reading took longer than 0.5 s',
  });
});

test('a process that crashes or answers nonsense fails its document alone', async () => {
  const processes = open();

  await expect(read(processes, 'crash')).rejects.toMatchObject({ code: 'EXTRACTION_FAILED' });
  await expect(read(processes, 'answer nonsense')).rejects.toMatchObject({ code: 'EXTRACTION_FAILED' });

  expect((await answerTo(processes, 'next')).words).toBe('next');
});

test("a reader's own refusal keeps its code", async () => {
  const processes = open();

  await expect(read(processes, 'refuse')).rejects.toMatchObject({
    code: 'PDF_ENCRYPTED',
    message: 'a password is asked for',
  });
});

test('a run that is stopped stops what it reads, and says so', async () => {
  const processes = open();
  const controller = new AbortController();
  const reading = read(processes, 'run for ever', controller.signal);

  controller.abort();

  await expect(reading).rejects.toMatchObject({ code: 'CANCELLED' });
});

test('closing while a document is read blames nobody', async () => {
  const processes = open();
  const reading = read(processes, 'run for ever').catch((error: unknown) => error);
  await wait(0);

  processes.close();

  expect(await reading).toMatchObject({ code: 'CANCELLED' });
});
