import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Material } from '../extract-tables-styles.ts';
import type { Printed } from './material.ts';
import type { Sourced, Typesetter } from './sourced-material.ts';

const run = promisify(execFile);

/** Prints each document that is not there yet, or older than its source; gives the folder. */
export async function printAll(docs: readonly Printed[], folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const doc of docs) {
    const path = join(folder, `${doc.name}.pdf`);
    const bytes = await doc.print();
    if (!existsSync(path) || !readFileSync(path).equals(bytes)) writeFileSync(path, bytes);
  }
}

/** Typesets HTML with Chromium or LibreOffice, where the file is not there yet or its source changed. */
export async function typesetAll(
  docs: readonly Material[],
  folder: string,
  producer: 'chromium' | 'office',
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const missing = docs.filter((doc) => {
    const html = join(folder, `${doc.name}.html`);
    const pdf = join(folder, `${doc.name}.pdf`);
    if (!existsSync(html) || readFileSync(html, 'utf8') !== doc.html) writeFileSync(html, doc.html);
    return !existsSync(pdf) || statSync(pdf).mtimeMs < statSync(html).mtimeMs;
  });
  if (missing.length === 0) return;
  if (producer === 'office') {
    const files = missing.map((doc) => join(folder, `${doc.name}.html`));
    const format = ['--headless', '--convert-to', 'pdf:writer_web_pdf_Export', '--outdir', folder];
    await run('libreoffice', [...format, ...files], { maxBuffer: 1 << 26 });
    return;
  }
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  const page = await browser.newPage();
  for (const doc of missing) {
    await page.setContent(doc.html);
    writeFileSync(join(folder, `${doc.name}.pdf`), await page.pdf({ preferCSSPageSize: true }));
  }
  await browser.close();
}

const ENDINGS: Readonly<Record<Typesetter, string>> = { latex: 'tex', troff: 'ms', reportlab: 'json' };

/** Makes the documents of one typesetter, where their source changed; false where it is not installed. */
export async function makeAll(
  docs: readonly Sourced[],
  folder: string,
  typesetter: Typesetter,
): Promise<boolean> {
  mkdirSync(folder, { recursive: true });
  const changed = docs.flatMap((doc) => {
    const path = join(folder, `${doc.name}.${ENDINGS[typesetter]}`);
    const isKnown = existsSync(join(folder, `${doc.name}.pdf`)) && existsSync(path);
    if (isKnown && readFileSync(path, 'utf8') === doc.source) return [];
    writeFileSync(path, doc.source);
    return [path];
  });
  try {
    if (typesetter === 'reportlab' && changed.length)
      await run('/usr/bin/python3', [
        fileURLToPath(new URL('print-reportlab.py', import.meta.url)),
        ...changed,
      ]);
    else for (const path of changed) await makeOne(path, folder, typesetter);
    return true;
  } catch (error) {
    console.error(`${typesetter} is left out: ${String(error).slice(0, 300)}`);
    return false;
  }
}

async function makeOne(path: string, folder: string, typesetter: Typesetter): Promise<void> {
  if (typesetter === 'latex') {
    const options = ['-interaction=batchmode', '-output-directory', folder, path];
    // Twice: column widths of long tables are known only then.
    for (const _ of [1, 2]) await run('pdflatex', options, { cwd: folder });
    return;
  }
  const { stdout } = await run('groff', ['-t', '-ms', '-Tpdf', '-dpaper=a4', '-P-pa4', path], {
    encoding: 'buffer',
    maxBuffer: 1 << 26,
  });
  writeFileSync(path.replace(/\.ms$/u, '.pdf'), stdout);
}
