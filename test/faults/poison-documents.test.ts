import { mkdir, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { seededChance } from '../store/seeded-chance.ts';
import { blankBomb, selfDrawingForm } from '../support/hostile-pdf.ts';
import { MISSING_SERVICES, WITHOUT_SERVICES } from '../support/real-services.ts';
import { smallPdf } from '../support/small-pdf.ts';
import { mostAttempts } from '../support/temporal-histories.ts';
import { differences } from './differences.ts';
import { MOMENTS } from './moments.ts';
import type { Patch } from './patched-sources.ts';
import { openPipeline } from './pipeline.ts';

const SEED = 20261212;
const MOST_TRIES = 3;
const isLeftOut = MISSING_SERVICES.length > 0;

// A reader that does what the document says: what it may meet one day is not known, and each way to fail is.
const OBEDIENT_READER: readonly Patch[] = [
  {
    file: 'runtime/extraction-child.ts',
    find: `    const { type: _type, ...document } = task;`,
    replace: `    const { type: _type, ...document } = task;
    const order = /POISON-(\\w+)/.exec(Buffer.from(task.bytes).toString('latin1'))?.[1];
    if (order === 'throw') throw new TypeError('something is not a function');
    if (order === 'exit') process.exit(3);
    if (order === 'abort') process.abort();
    if (order === 'hang') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    if (order === 'answer') return { nonsense: true } as never;`,
  },
  {
    file: 'runtime/extraction-child.ts',
    find: `    const extraction = { ...read,`,
    replace: `    if (order === 'twice') read.records.push(...read.records);
    const extraction = { ...read,`,
  },
];
/** What a page of that reader may say, and documents that are hostile to every reader. */
const ORDERS = ['throw', 'exit', 'abort', 'hang', 'answer', 'twice'] as const;
const HOSTILE = ['encrypted', 'cut', 'bomb', 'self', 'huge', 'empty'] as const;
type Poison = (typeof ORDERS)[number] | (typeof HOSTILE)[number];

describe.skipIf(isLeftOut)(`a document${isLeftOut ? ` (${WITHOUT_SERVICES})` : ''}`, () => {
  test('that is poison is set aside after three tries at most, and twenty of them leave their neighbours alone', async () => {
    const pipeline = await openPipeline({
      patches: OBEDIENT_READER,
      env: {
        PRISMATLAS_EXTRACT_TIMEOUT_S: '60',
        PRISMATLAS_EXTRACT_MEMORY_MB: '512',
        PRISMATLAS_MAX_DOCUMENT_MB: '50',
      },
    });
    const chance = seededChance(SEED);
    const batch = await pipeline.newBatch(MOMENTS, 3);
    const all: readonly Poison[] = [...ORDERS, ...HOSTILE];
    // Each kind once, and the rest by chance; the one that takes its whole time but once.
    const often = all.filter((poison) => poison !== 'hang');
    const poisons = Array.from(
      { length: MOMENTS },
      (_, at): Poison => all[at] ?? often[Math.floor(chance() * often.length)] ?? 'throw',
    );
    await mkdir(join(batch, 'poison'));
    for (const [at, poison] of poisons.entries()) await writePoison(join(batch, 'poison'), at, poison);

    const report = await pipeline.ingest(batch);

    const outcomes = report.sources.map(({ source, outcome, reason }) => ({
      isPoison: source.includes('-poison-'),
      outcome,
      reason: reason?.code,
    }));
    const neighbours = outcomes.filter(({ isPoison }) => !isPoison);
    const setAside = outcomes.filter(({ isPoison }) => isPoison);
    expect(neighbours.map(({ outcome }) => outcome)).toEqual(Array(MOMENTS).fill('extracted'));
    expect(setAside).toHaveLength(MOMENTS);
    // A form that draws itself draws nothing: it is read, and holds no record.
    expect(setAside.filter(({ outcome }) => outcome !== 'quarantined' && outcome !== 'empty')).toEqual([]);
    expect(setAside.filter(({ outcome }) => outcome === 'quarantined').length).toBeGreaterThanOrEqual(11);
    for (const { outcome, reason } of setAside) if (outcome === 'quarantined') expect(reason).toBeTruthy();
    expect(await mostAttempts(pipeline.services.config, report.runId)).toBeLessThanOrEqual(MOST_TRIES);
    expect(await differences(pipeline.services, pipeline.expected())).toEqual([]);
  }, 1_800_000);
});

async function writePoison(folder: string, at: number, poison: Poison): Promise<void> {
  const name = join(folder, `${String(at).padStart(2, '0')}-${poison}`);
  const pdf = `${name}.pdf`;
  switch (poison) {
    case 'encrypted':
      return writeFile(pdf, await smallPdf([`Report ${at}`], 'a password'));
    case 'cut':
      return writeFile(pdf, (await smallPdf([`Report ${at}`])).subarray(0, 300));
    case 'bomb':
      return writeFile(pdf, Buffer.concat([blankBomb(400), Buffer.from(`% ${at}`)]));
    case 'self':
      return writeFile(pdf, Buffer.concat([selfDrawingForm(), Buffer.from(`% ${at}`)]));
    case 'empty':
      return writeFile(pdf, '');
    case 'huge': {
      await using file = await open(pdf, 'w');
      await file.write('%PDF-1.7\n');
      // 2 GB that take no space.
      return file.truncate(2 * 1024 ** 3);
    }
    default:
      return writeFile(
        `${name}.html`,
        `<html><body><h1>Projects</h1><p>POISON-${poison} ${at}</p><table><thead><tr><th>Title</th><th>Author</th><th>Main objective</th><th>Link</th></tr></thead><tbody><tr><td>Poison ${at}</td><td>Office</td><td>To tell workers where help is found.</td><td><a href="https://example.org/poison/${at}">page</a></td></tr></tbody></table></body></html>`,
      );
  }
}
