/**
 * Prints the sample reports in layouts that draw little (no lines, hairlines, shading, cards with lines below their
 * rows) with Chromium, reads them back and scores their records by layout:
 * `node bench/extract-records-layouts.ts [NAME-PART] [--keep-prints]`. Without a name the numbers are kept in
 * bench/results/extract-records-layouts.md. Without ../shared, which brings the scorer, it says so and ends.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { goldOf } from '../scripts/typeset-gold.ts';
import { gridReport } from '../scripts/typeset-grid.ts';
import { readWritten, type WrittenDocument } from '../scripts/typeset-source.ts';
import { extractFile, hasShared, ROOT, type Score, scoreRecords } from '../test/gold/score-extraction.ts';
import { htmlCards } from './extract-records-cards.ts';

/** A program of the system, found on PATH. */
const BROWSER = 'chromium';
const FOLDER = join(tmpdir(), 'prismatlas-record-layouts');
const OUTPUT = join(ROOT, 'bench/results/extract-records-layouts.md');
const REPORTS = ['be-national-report', 'it-national-report', 'si-national-report'];
const BARE = 'th,td{border:none}';
const FLOWING = 'thead{display:table-row-group}';
const CARD = 'th{width:32mm;text-align:left}';

const grid =
  (css: string) =>
  (document: WrittenDocument): string =>
    gridReport(document).replace('</style>', `${css}</style>`);
const cards =
  (css: string) =>
  (document: WrittenDocument): string =>
    htmlCards(document, `${CARD}${css}`);

const LAYOUTS: Readonly<Record<string, (document: WrittenDocument) => string>> = {
  'grid without lines': grid(`${BARE} td{padding-bottom:4mm}`),
  'grid without lines, tight': grid(`${BARE} th{background:none}`),
  'lines below rows': grid(`${BARE} th,td{border-bottom:.6pt solid #888}`),
  'hairlines, header shaded': grid(`${BARE} td{border-top:.25pt solid #999} th{background:#234;color:white}`),
  'hairlines, header printed once': grid(
    `${FLOWING} ${BARE} td{border-top:.25pt solid #999} th{background:#234;color:white}`,
  ),
  'line under the header alone': grid(`${BARE} th{border-bottom:.6pt solid #444;background:#eee}`),
  'line under the header, printed once': grid(
    `${FLOWING} ${BARE} th{border-bottom:.6pt solid #444;background:none}`,
  ),
  'rules of a book': grid(
    `${BARE} table{border-top:1pt solid #000;border-bottom:1pt solid #000} th{background:none;border-bottom:.5pt solid #000}`,
  ),
  'header shaded alone': grid(BARE),
  'every second row shaded': grid(`${BARE} tbody tr:nth-child(odd) td{background:#f0f0f0}`),
  'hairlines, middle': grid(`${BARE} td{border-top:.25pt solid #999;vertical-align:middle}`),
  'white lines between fills': grid(
    'th,td{border:2px solid white} td{background:#eef} th{background:#446;color:white}',
  ),
  'cards, lines below, labels shaded': cards('th,td{border-bottom:.6pt solid #999} th{background:#eef1f4}'),
  'cards, hairlines, labels shaded': cards('td,th{border-bottom:.25pt solid #ccc} th{background:#eee}'),
  'cards, labels shaded alone': cards('th{background:#eee}'),
  'cards, lines below': cards('td,th{border-bottom:.6pt solid #999}'),
  'cards, nothing drawn': cards('td,th{padding:1mm 2mm}'),
  'cards, lines below, close together': cards(
    'table{margin:0} tr:last-child>*{border-bottom:1.2pt solid #333} th,td{border-bottom:.6pt solid #999} th{background:#eef1f4}',
  ),
};

function print(html: string, pdf: string): void {
  const page = pdf.replace(/pdf$/, 'html');
  writeFileSync(page, html);
  const options = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer'];
  execFileSync(BROWSER, [...options, `--print-to-pdf=${pdf}`, pathToFileURL(page).href], {
    stdio: 'ignore',
  });
}

/** The gold of a report as this layout prints it: a table without a column of links prints none. */
function printedGold(document: WrittenDocument): string {
  const linked = new Set(
    document.sections.filter((s) => s.columns.some((c) => c.value === 'links')).map((s) => s.kind),
  );
  const gold = goldOf(document).map((record) =>
    linked.has(record.kind) ? record : { ...record, links: [] },
  );
  const file = join(FOLDER, 'gold.json');
  writeFileSync(file, JSON.stringify(gold));
  return file;
}

const args = process.argv.slice(2);
const part = args.find((a) => !a.startsWith('--')) ?? '';
const rows: string[] = [];
const shown = (score: Score): string =>
  [
    `${score.records.predicted}/${score.records.gold}`,
    ...[score.records.f1, score.fields.right, score.fields.bleed, score.links.recall, score.year].map((v) =>
      v === null ? '-' : v.toFixed(2),
    ),
  ].join(' | ');

if (!hasShared) process.stdout.write('../shared is absent: the scorer is not here, nothing was scored\n');
else {
  mkdirSync(FOLDER, { recursive: true });
  for (const [layout, html] of Object.entries(LAYOUTS)) {
    if (!layout.includes(part)) continue;
    for (const id of REPORTS) {
      const document = readWritten(join(ROOT, 'corpus/documents/src', `${id}.yaml`));
      const pdf = join(FOLDER, `${layout.replaceAll(/\W+/g, '-')}-${id}.pdf`);
      if (!args.includes('--keep-prints') || !existsSync(pdf)) print(html(document), pdf);
      const { records } = await extractFile(pdf, document.country);
      writeFileSync(pdf.replace(/pdf$/, 'json'), JSON.stringify(records, null, 1));
      const score = scoreRecords(printedGold(document), records);
      rows.push(`| ${layout} | ${document.country} | ${shown(score)} |`);
      process.stdout.write(`${rows.at(-1)}\n`);
    }
  }
  const head =
    '| layout | report | records | F1 | fields | bleed | links R | year |\n| - | - | - | - | - | - | - | - |';
  if (part === '')
    writeFileSync(
      OUTPUT,
      `# Records of layouts that draw little\n\n\`node bench/extract-records-layouts.ts\`, the sample reports printed by Chromium.\n\n${head}\n${rows.join('\n')}\n`,
    );
}
