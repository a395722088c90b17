import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { extractDocument } from '../../extract/extract-document.ts';
import type { Extraction } from '../../schemas/extraction.ts';
import type { MediaType } from '../../schemas/source.ts';

export const ROOT = resolve(import.meta.dirname, '../..');
/** The samples and their scorer stand beside the repository, and are not a part of it. */
export const SHARED = resolve(ROOT, '../shared');
export const hasShared = existsSync(join(SHARED, 'score/records.mjs'));

const ratio = z.number().nullable();
const Score = z.object({
  records: z.object({
    gold: z.number(),
    predicted: z.number(),
    precision: ratio,
    recall: ratio,
    f1: z.number(),
  }),
  fields: z.object({ gold: z.number(), right: ratio, bleed: ratio, spurious: ratio }),
  links: z.object({ gold: z.number(), recall: ratio, precision: ratio }),
  year: ratio,
  period: ratio,
  figures: ratio,
  byGroup: z.record(z.string(), z.object({ gold: z.number(), paired: z.number(), fieldsRight: ratio })),
  byField: z.record(z.string(), z.object({ gold: z.number(), right: ratio })),
});
export type Score = z.infer<typeof Score>;

const mediaTypeOf = (file: string): MediaType =>
  file.endsWith('.pdf') ? 'application/pdf' : file.endsWith('.txt') ? 'text/plain' : 'text/html';

export const extractFile = (file: string, country: string): Promise<Extraction> =>
  extractDocument({
    bytes: new Uint8Array(readFileSync(file)),
    mediaType: mediaTypeOf(file),
    country,
    source: null,
    vocabularies: [],
  });

/** Scores records with the scorer itself, as its own process. */
export function scoreRecords(gold: string, records: Extraction['records'], kinds?: string): Score {
  const folder = mkdtempSync(join(tmpdir(), 'prismatlas-score-'));
  try {
    const predicted = join(folder, 'predicted.json');
    writeFileSync(predicted, JSON.stringify(records));
    const args = [
      join(SHARED, 'score/records.mjs'),
      gold,
      predicted,
      '--json',
      ...(kinds ? ['--kinds', kinds] : []),
    ];
    return Score.parse(JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
