#!/usr/bin/env node
/**
 * Typesets the sample corpus: `corpus/documents/src/*.yaml` becomes the documents, their gold files and
 * `corpus/documents/provenance.yaml`. Needs Chromium, LibreOffice and the Liberation fonts; the results are committed,
 * so only whoever changes the corpus runs it: `node scripts/typeset-corpus.ts [ID …]`.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stringify } from 'yaml';
import { cardsReport } from './typeset-cards.ts';
import { goldOf } from './typeset-gold.ts';
import { gridReport } from './typeset-grid.ts';
import { listingPage } from './typeset-listing.ts';
import { withFixedStamps } from './typeset-pdf-stamps.ts';
import { readWritten, type WrittenDocument } from './typeset-source.ts';
import { wordReport } from './typeset-word.ts';

const ROOT = join(import.meta.dirname, '..');
const DOCUMENTS = join(ROOT, 'corpus/documents');
/** Programs of the system, found on PATH. */
const PROGRAMS = { chromium: 'chromium', libreOffice: 'soffice' };
const FONTS = '/usr/share/fonts/truetype/liberation';
/** The day the sample was written; it stands in the PDFs, so that they do not change with every run. */
const WRITTEN_ON = '20261123120000';

function printWithChromium(html: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'typeset-'));
  try {
    const [page, pdf] = [join(folder, 'report.html'), join(folder, 'report.pdf')];
    writeFileSync(page, html);
    const options = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer'];
    execFileSync(PROGRAMS.chromium, [...options, `--print-to-pdf=${pdf}`, pathToFileURL(page).href], {
      stdio: 'ignore',
    });
    return withFixedStamps(readFileSync(pdf), WRITTEN_ON);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function convertWithLibreOffice(text: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'typeset-'));
  try {
    const file = join(folder, 'report.fodt');
    writeFileSync(file, text);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    execFileSync(
      PROGRAMS.libreOffice,
      [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file],
      {
        stdio: 'ignore',
      },
    );
    return withFixedStamps(readFileSync(join(folder, 'report.pdf')), WRITTEN_ON);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Typeset {
  readonly file: string;
  readonly bytes: Buffer;
  readonly producer: string;
}

async function typeset(id: string, document: WrittenDocument): Promise<Typeset> {
  switch (document.typesetting) {
    case 'grid':
      return {
        file: `${id}.pdf`,
        bytes: printWithChromium(gridReport(document)),
        producer: 'Chromium, print to PDF',
      };
    case 'cards':
      return {
        file: `${id}.pdf`,
        bytes: await cardsReport(document, FONTS, new Date('2026-11-23T12:00:00Z')),
        producer: 'pdfkit',
      };
    case 'word':
      return {
        file: `${id}.pdf`,
        bytes: convertWithLibreOffice(wordReport(document)),
        producer: 'LibreOffice Writer',
      };
    default:
      return {
        file: `${id}.html`,
        bytes: Buffer.from(listingPage(document)),
        producer: 'scripts/typeset-listing.ts',
      };
  }
}

const asked = new Set(process.argv.slice(2));
const provenance = [];
for (const name of readdirSync(join(DOCUMENTS, 'src')).sort()) {
  const id = name.replace(/\.yaml$/, '');
  const document = readWritten(join(DOCUMENTS, 'src', name));
  const isAsked = asked.size === 0 || asked.has(id);
  const file = `${id}.${document.form === 'report' ? 'pdf' : 'html'}`;
  const done = isAsked ? await typeset(id, document) : undefined;
  if (done) writeFileSync(join(DOCUMENTS, file), done.bytes);
  const bytes = done?.bytes ?? readFileSync(join(DOCUMENTS, file));
  const gold = `${JSON.stringify(goldOf(document), null, 1)}\n`;
  writeFileSync(join(ROOT, 'corpus/gold', `${id}.json`), gold);
  provenance.push({
    file,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    gold: `${id}.json`,
    goldSha256: createHash('sha256').update(gold).digest('hex'),
    writtenIn: `src/${name}`,
    licence: 'CC-BY-4.0',
  });
  process.stderr.write(`${file} ${bytes.length} bytes, ${goldOf(document).length} records\n`);
}
const HEAD =
  '# Written by scripts/typeset-corpus.ts: where each sample document comes from, and the sha256 of its bytes.\n';
writeFileSync(
  join(DOCUMENTS, 'provenance.yaml'),
  HEAD +
    stringify({
      origin:
        'Written for Prismatlas around public facts: names, titles, years, counts and links. No sentence is taken from a source.',
      documents: provenance,
    }),
);
