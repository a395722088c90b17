/**
 * Sets tables as report offices, browsers and word processors do, reads them back and scores adjacency relations:
 * `node bench/extract-tables.ts [NAME-PART] [--misses] [--tuned]`. Without a name all is scored and kept in
 * bench/results/extract-tables.md; --tuned leaves out what is held out of all tuning. What
 * bench/extract-tables/other-tools.py left beside the printed files is scored with them.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findTables } from '../extract/tables/find-tables.ts';
import { printedMaterial } from './extract-tables/material.ts';
import { sourcedMaterial } from './extract-tables/sourced-material.ts';
import { f1Of, HEADING, type ScoredDocument, sumLine } from './extract-tables/sums.ts';
import { makeAll, printAll, typesetAll } from './extract-tables/typeset-material.ts';
import { type ScoredCell, scoreTables } from './extract-tables-score.ts';
import { material } from './extract-tables-styles.ts';

interface Wanted {
  readonly name: string;
  readonly isRuled: boolean;
  readonly isHeldOut: boolean;
  readonly isLong?: boolean;
  readonly tables: readonly (readonly ScoredCell[])[];
}

type Found = readonly (readonly ScoredCell[])[];

const args = process.argv.slice(2);
const part = args.find((a) => !a.startsWith('--')) ?? '';
const hasMisses = args.includes('--misses');
const FOLDER = join(tmpdir(), 'prismatlas-table-material');
const OUTPUT = fileURLToPath(new URL('results/extract-tables.md', import.meta.url));
const TOOLS = ['hybrid', 'network', 'lattice', 'pdfplumber'];
const WRAPPED = /measures|contacts|codes|survey|statement|wrapped|rowHeaders/;

const chosen = <T extends Wanted>(docs: readonly T[]): T[] =>
  docs.filter((doc) => doc.name.includes(part) && !(args.includes('--tuned') && doc.isHeldOut));

const rowsOf = (table: readonly ScoredCell[]): number => Math.max(0, ...table.map((c) => c.row + c.rowspan));

function scored(doc: Wanted, found: Found): ScoredDocument {
  const isWhole = (table: readonly ScoredCell[]): boolean =>
    found.some((t) => Math.abs(rowsOf(t) - rowsOf(table)) <= 0.1 * rowsOf(table));
  return {
    name: doc.name,
    isRuled: doc.isRuled,
    isWrapped: WRAPPED.test(doc.name),
    score: scoreTables(doc.tables, found),
    joined: doc.isLong ? { whole: doc.tables.filter(isWhole).length, of: doc.tables.length } : null,
  };
}

async function readAll(docs: readonly Wanted[], folder: string): Promise<ScoredDocument[]> {
  const list: ScoredDocument[] = [];
  for (const doc of docs) {
    const tables = await findTables(readFileSync(join(folder, `${doc.name}.pdf`)), 'application/pdf');
    list.push(
      scored(
        doc,
        tables.map((t) => t.cells),
      ),
    );
  }
  return list;
}

function told(docs: readonly ScoredDocument[]): void {
  for (const { name, score } of [...docs].sort((a, b) => f1Of(a.score) - f1Of(b.score)).slice(0, 30)) {
    if (f1Of({ ...score }) > 0.995) break;
    console.log(
      `${f1Of(score).toFixed(3)}  ${name}  right ${score.right} of ${score.wanted}, ${score.found} found`,
    );
    if (!hasMisses) continue;
    for (const miss of score.misses.slice(0, 30)) console.log(`   -  ${miss.replace('\u0001', '  ')}`);
    for (const extra of score.extras.slice(0, 30)) console.log(`   +  ${extra.replace('\u0001', '  ')}`);
  }
}

const lines: string[] = [];
const line = (text: string): void => {
  lines.push(text);
  console.log(text);
};

function bySet(
  label: string,
  tool: string,
  docs: readonly Wanted[],
  results: readonly ScoredDocument[],
): void {
  const held = new Set(docs.filter((d) => d.isHeldOut).map((d) => d.name));
  line(
    sumLine(
      `${label}, tuned on`,
      tool,
      results.filter((r) => !held.has(r.name)),
    ),
  );
  if (held.size)
    line(
      sumLine(
        `${label}, held out`,
        tool,
        results.filter((r) => held.has(r.name)),
      ),
    );
}

line(HEADING);
const printed = chosen(printedMaterial());
const printFolder = join(FOLDER, 'print');
await printAll(printed, printFolder);
const own = await readAll(printed, printFolder);
bySet('printed', 'Prismatlas', printed, own);
for (const tool of TOOLS) {
  const known = printed.filter((doc) => existsSync(join(`${printFolder}-${tool}`, `${doc.name}.json`)));
  if (known.length < printed.length) continue;
  const results = known.map((doc) =>
    // other-tools.py writes lists of lists of cells
    scored(
      doc,
      JSON.parse(readFileSync(join(`${printFolder}-${tool}`, `${doc.name}.json`), 'utf8')) as Found,
    ),
  );
  bySet('printed', tool === 'pdfplumber' ? tool : `Camelot ${tool}`, printed, results);
}
const html = chosen(material());
const results = [...own];
for (const producer of ['chromium', 'office'] as const) {
  const folder = join(FOLDER, producer);
  await typesetAll(html, folder, producer);
  const read = await readAll(html, folder);
  bySet(producer === 'office' ? 'LibreOffice' : 'Chromium', 'Prismatlas', html, read);
  results.push(...read);
}
for (const typesetter of ['latex', 'troff', 'reportlab'] as const) {
  const docs = chosen(sourcedMaterial(typesetter));
  const folder = join(FOLDER, typesetter);
  if (docs.length === 0 || !(await makeAll(docs, folder, typesetter))) continue;
  const read = await readAll(docs, folder);
  bySet({ latex: 'LaTeX', troff: 'troff', reportlab: 'ReportLab' }[typesetter], 'Prismatlas', docs, read);
  results.push(...read);
}
told(results);
if (part === '' && args.length === 0)
  writeFileSync(
    OUTPUT,
    `# Tables\n\n\`node bench/extract-tables.ts\`: F1 of adjacency relations (Göbel et al., ICDAR 2013), over all relations and as the\nmean over documents; all documents are of our own making.\n\n${lines.join('\n')}\n`,
  );
