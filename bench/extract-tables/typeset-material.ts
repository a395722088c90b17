import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Material } from '../extract-tables-styles.ts';
import type { Printed } from './material.ts';

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
