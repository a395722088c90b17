import { expect, onTestFinished, test } from 'vitest';
import { openExtractionProcesses } from '../../runtime/extraction-process.ts';
import { Extraction } from '../../schemas/extraction.ts';
import { type HostilePdf, hostilePdfs } from '../support/hostile-pdfs.ts';

const SEED = 20_261_123;
const MEGABYTE = 1024 * 1024;
/** What a document may be set aside for. EXTRACTION_FAILED would be a defect of ours. */
const REASONS = ['DOCUMENT_EMPTY', 'DOCUMENT_RESOURCE_LIMIT', 'PDF_ENCRYPTED', 'PDF_INVALID'];

interface Ended extends HostilePdf {
  readonly end: string;
}

test('200 hostile PDFs of 39 kinds end as records, empty or set aside with a reason, and this process stays small', async () => {
  const reading = openExtractionProcesses({
    size: 2,
    vocabularies: [],
    limits: { memoryBytes: 400 * MEGABYTE, timeoutMs: 5000 },
  });
  onTestFinished(() => reading.close());
  const files = await hostilePdfs(SEED);
  let mostBytes = 0;

  const ended = await Promise.all(
    files.map(async (file): Promise<Ended> => {
      try {
        const input = { mediaType: 'application/pdf', country: 'SI', source: null } as const;
        const { json } = await reading.extract({ ...input, bytes: file.bytes });
        mostBytes = Math.max(mostBytes, process.memoryUsage.rss());
        const { records, notes } = Extraction.parse(JSON.parse(json));
        if (records.length > 0) return { ...file, end: 'records' };
        return { ...file, end: notes.some(({ code }) => code === 'NO_RECORDS') ? 'empty' : 'no reason' };
      } catch (error) {
        return {
          ...file,
          end: error instanceof Error && 'code' in error ? String(error.code) : String(error),
        };
      }
    }),
  );

  expect(files).toHaveLength(200);
  expect(new Set(files.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(39);
  expect(
    ended
      .filter(({ end }) => !['records', 'empty', ...REASONS].includes(end))
      .map(({ kind, end }) => `${kind}: ${end}`),
  ).toEqual([]);
  // Whether it is refused or, on a busy machine, out of time: nothing of it is read.
  const locked = ended.filter(({ kind }) => kind === 'locked').map(({ end }) => end);
  expect(locked.filter((end) => end === 'records' || end === 'empty')).toEqual([]);
  expect(mostBytes).toBeLessThan(400 * MEGABYTE);
}, 600_000);
