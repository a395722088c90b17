import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDocument, Util } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import { squash } from '../../extract/values/fold.ts';
import type { Evidence } from '../../schemas/evidence.ts';
import { extractFile, hasShared, ROOT, SHARED } from './score-extraction.ts';

/** A run of text where pdf.js itself says it stands: baseline start and end, points from the top left. */
interface Run {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
}

interface PageText {
  readonly runs: readonly Run[];
  readonly widthPt: number;
}

/** Text of each page, straight from pdf.js and by none of our reading. */
async function runsByPage(file: string): Promise<PageText[]> {
  const task = getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 });
  const pdf = await task.promise;
  const pages: PageText[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const viewport = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const runs = items.flatMap((item): Run[] => {
      if (!('str' in item)) return [];
      const [, , , , x, y] = Util.transform(viewport.transform, item.transform) as number[]; // six numbers, by its documentation
      return [{ text: item.str, left: x ?? 0, right: (x ?? 0) + item.width, baseline: y ?? 0 }];
    });
    pages.push({ runs, widthPt: viewport.width });
  }
  await task.destroy();
  return pages;
}

/** How many of the quote's letters, three in a row, stand in the box; 1 is all. */
function shareFound({ place, quote }: Evidence, pages: readonly PageText[]): number {
  if (place.type !== 'box') return 0;
  const [left, top, right, bottom] = place.bbox;
  const page = pages[place.page - 1];
  // pdf.js leaves out what runs off the page's edge, as a long link without a break does.
  if (page && right > page.widthPt) return 1;
  const words = (page?.runs ?? [])
    .filter(
      (run) =>
        run.right > left - 2 && run.left < right + 2 && run.baseline > top - 2 && run.baseline < bottom + 4,
    )
    .map((run) => run.text)
    .join('');
  const there = squash(words);
  const wanted = squash(quote);
  if (wanted.length < 3) return there.includes(wanted) ? 1 : 0;
  let found = 0;
  for (let i = 0; i + 3 <= wanted.length; i++) if (there.includes(wanted.slice(i, i + 3))) found++;
  return found / (wanted.length - 2);
}

/** A wrapped link's words may be taken from neighbouring lines, so the runs of two lines may meet in one place. */
const LEAST = 0.9;

async function expectEvidence(file: string, country: string): Promise<void> {
  const { records } = await extractFile(file, country);
  const pages = await runsByPage(file);

  const lost = records.flatMap((record) =>
    Object.entries(record.evidence).flatMap(([name, list]) =>
      list
        .filter((evidence) => shareFound(evidence, pages) < LEAST)
        .map(
          (evidence) =>
            `${record.kind} ${record.fields.title ?? record.fields.authors ?? ''} ${name}: ${evidence.quote}`,
        ),
    ),
  );
  const unproven = records.flatMap((record) =>
    Object.entries(record.fields)
      .filter(
        ([name, text]) =>
          squash((record.evidence[name] ?? []).map((evidence) => evidence.quote).join('')) !== squash(text),
      )
      .map(([name]) => `${record.id} ${name}`),
  );

  expect({ lost, unproven }).toEqual({ lost: [], unproven: [] });
}

test.each(['si', 'be', 'it'])(
  "every value of the sample corpus' report from %s stands at its page and box",
  async (country) => {
    await expectEvidence(
      join(ROOT, `corpus/documents/${country}-national-report.pdf`),
      country.toUpperCase(),
    );
  },
);

describe.skipIf(!hasShared)('the shared samples (skipped when ../shared is absent)', () => {
  test.each([
    'SI-grid',
    'SI-word',
    'SI-rules',
    'SI-national',
    'BE-cards',
    'BE-rules',
    'IT-word',
    'IT-national',
  ])('every value of %s.pdf stands at its page and box', async (name) => {
    await expectEvidence(join(SHARED, `corpus/pdf/${name}.pdf`), name.slice(0, 2));
  });
});
