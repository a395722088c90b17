import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findTables } from '../extract/tables/find-tables.ts';
import { f1, scoreTables } from './extract-tables-score.ts';
import { type Material, material } from './extract-tables-styles.ts';

/**
 * Typesets tables in many styles with Chromium and LibreOffice, reads them back, and prints the F1 of adjacency
 * relations: `node bench/extract-tables.ts [NAME-PART] [--misses] [--held-out] [--office]`.
 */
const run = promisify(execFile);
const args = process.argv.slice(2);
const has = (name: string): boolean => args.includes(`--${name}`);
const part = args.find((a) => !a.startsWith('--')) ?? '';
const folder = join(tmpdir(), 'prismatlas-table-material');

async function typeset(docs: readonly Material[]): Promise<(doc: Material) => string> {
  mkdirSync(folder, { recursive: true });
  const pdfOf = (doc: Material): string => join(folder, `${doc.name}${has('office') ? '-office' : ''}.pdf`);
  const missing = docs.filter((doc) => {
    const html = join(folder, `${doc.name}.html`);
    const isOld = !existsSync(html) || readFileSync(html, 'utf8') !== doc.html;
    writeFileSync(html, doc.html);
    return isOld || !existsSync(pdfOf(doc));
  });
  if (missing.length === 0) return pdfOf;
  if (has('office')) {
    const out = join(folder, 'office');
    const files = missing.map((doc) => join(folder, `${doc.name}.html`));
    await run(
      'libreoffice',
      ['--headless', '--convert-to', 'pdf:writer_web_pdf_Export', '--outdir', out, ...files],
      { maxBuffer: 1 << 26 },
    );
    for (const doc of missing) writeFileSync(pdfOf(doc), readFileSync(join(out, `${doc.name}.pdf`)));
    return pdfOf;
  }
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  const page = await browser.newPage();
  for (const doc of missing) {
    await page.setContent(doc.html);
    writeFileSync(pdfOf(doc), await page.pdf({ preferCSSPageSize: true }));
  }
  await browser.close();
  return pdfOf;
}

const docs = material().filter(
  (doc) => doc.name.includes(part) && (has('all') || doc.isHeldOut === has('held-out')),
);
const pdfOf = await typeset(docs);
const sums = { all: [0, 0, 0], ruled: [0, 0, 0], unruled: [0, 0, 0] };
const byDoc: { name: string; f: number; line: string }[] = [];
for (const doc of docs) {
  const bytes = readFileSync(pdfOf(doc));
  const found = await findTables(bytes, 'application/pdf');
  const score = scoreTables(
    doc.tables,
    found.map((t) => t.cells),
  );
  for (const sum of [sums.all, doc.isRuled ? sums.ruled : sums.unruled])
    [score.right, score.wanted, score.found].forEach((n, i) => {
      sum[i] = (sum[i] ?? 0) + n;
    });
  const f = f1(score.right, score.wanted, score.found);
  byDoc.push({
    name: doc.name,
    f,
    line: `${f.toFixed(3)}  ${doc.name}  right ${score.right} of ${score.wanted}, ${score.found} found, ${found.length} tables of ${doc.tables.length}`,
  });
  if (has('misses')) {
    console.log(doc.name);
    for (const miss of score.misses.slice(0, 30)) console.log(`   -  ${miss.replace('\u0001', '  ')}`);
    for (const extra of score.extras.slice(0, 30)) console.log(`   +  ${extra.replace('\u0001', '  ')}`);
  }
}
byDoc.sort((a, b) => a.f - b.f);
for (const doc of byDoc.slice(0, 45)) console.log(doc.line);
const value = ([right = 0, wanted = 0, found = 0]: number[]): string => f1(right, wanted, found).toFixed(3);
const mean = byDoc.reduce((sum, d) => sum + d.f, 0) / Math.max(1, byDoc.length);
console.log(
  `${byDoc.length} documents: F1 ${value(sums.all)}, ruled ${value(sums.ruled)}, unruled ${value(sums.unruled)}, mean over documents ${mean.toFixed(3)}`,
);
