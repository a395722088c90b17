/**
 * Reading against pdf.js's own text and operators over the same pages, by processor time in one run, and whether a report
 * of 1,000 pages is read within 300 MB. Of reports of tables and of prose that are made here. Writes
 * `bench/results/extract-speed.md`; ends with status 1 where a limit is missed.
 */
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { readPdfLayout } from '../extract/pdf/read-pdf-layout.ts';
import { openExtractionProcesses } from '../runtime/extraction-process.ts';
import { seededRandom } from '../test/support/search-records.ts';
import { grid, put, typesetPages } from '../test/support/typeset-pages.ts';

const PAGES_FOR_SPEED = 60;
const PAGES_FOR_MEMORY = 1000;
const ROUNDS = 5;
const MOST_TIMES = 1.4;
const MEMORY_BYTES = 300 * 1024 * 1024;
const WORDS =
  'annual survey women children workers schools income training support measures housing local services persons region health partner agency report plan access border labour young rural urban rate grants education research programme protection police court risk'.split(
    ' ',
  );

type Report = (pages: number) => Promise<Uint8Array>;
const random = seededRandom(11);
const words = (count: number): string =>
  Array.from({ length: count }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ');

const tables: Report = (pages) =>
  typesetPages(
    Array.from({ length: pages }, (_, page) => (pdf) => {
      put(pdf, `Projects of the region ${page + 1}`, 50, 40);
      grid(
        pdf,
        [50, 80, 220, 260, 400, 545],
        60,
        [
          ['No.', 'Title', 'Year', 'Aims', 'Results'],
          ...Array.from({ length: 16 }, (_, row) => [
            String(page * 16 + row + 1),
            `${words(4)}\n${words(4)}`,
            String(2000 + Math.floor(random() * 24)),
            `${words(4)}\n${words(4)}\n${words(4)}`,
            `${words(4)}\n${words(3)}`,
          ]),
        ],
        42,
      );
    }),
  );

/** Tables without lines whose cells the file's tags name. */
const tagged: Report = (pages) =>
  typesetPages(
    Array.from({ length: pages }, (_, page) => (pdf) => {
      const cell = (role: string, text: string, x: number, y: number) =>
        pdf.struct(role, {}, () => {
          text.split('\n').forEach((line, i) => {
            put(pdf, line, x, y + i * 11);
          });
        });
      const row = (role: string, y: number, texts: readonly string[]) =>
        pdf.struct(
          'TR',
          {},
          texts.map((text, col) => cell(role, text, [50, 80, 220, 260, 410][col] ?? 50, y)),
        );
      const rows = Array.from({ length: 16 }, (_, at) =>
        row('TD', 84 + at * 42, [
          String(page * 16 + at + 1),
          `${words(4)}\n${words(4)}`,
          String(2000 + Math.floor(random() * 24)),
          `${words(4)}\n${words(4)}\n${words(4)}`,
          `${words(4)}\n${words(3)}`,
        ]),
      );
      pdf.addStructure(
        pdf.struct('Table', {}, [row('TH', 60, ['No.', 'Title', 'Year', 'Aims', 'Results']), ...rows]),
      );
    }),
    { tagged: true, pdfVersion: '1.7' },
  );

const prose: Report = (pages) =>
  typesetPages(
    Array.from({ length: pages }, () => (pdf) => {
      for (let line = 0; line < 50; line++) put(pdf, words(13), 50, 50 + line * 14);
    }),
  );

async function cpuSeconds(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

async function textAndOperators(bytes: Uint8Array): Promise<void> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    await page.getTextContent();
    await page.getOperatorList();
    page.cleanup();
  }
  await pdf.loadingTask.destroy();
}

async function isReadWithin(bytes: Uint8Array): Promise<boolean> {
  const reading = openExtractionProcesses({
    size: 1,
    vocabularies: [],
    limits: { memoryBytes: MEMORY_BYTES, timeoutMs: 900_000 },
  });
  try {
    await reading.extract({ bytes, mediaType: 'application/pdf', country: 'SI', source: null });
    return true;
  } catch {
    return false;
  } finally {
    reading.close();
  }
}

const load = loadavg()[0] ?? 0;
const rows: string[] = [];
const REPORTS = { tables, 'tagged tables without lines': tagged, prose };
for (const [name, make] of Object.entries(REPORTS)) {
  const bytes = await make(PAGES_FOR_SPEED);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const floor = await cpuSeconds(() => textAndOperators(bytes));
    times.push((await cpuSeconds(() => readPdfLayout(bytes))) / floor);
  }
  const middle = times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
  const isSmall = await isReadWithin(await make(PAGES_FOR_MEMORY));
  rows.push(
    `| ${name} | ${times[0]?.toFixed(2)} | ${middle.toFixed(2)} | ${MOST_TIMES} | ${isSmall ? 'yes' : 'no'} |`,
  );
  if (!(middle <= MOST_TIMES) || !isSmall) process.exitCode = 1;
}
const report = `# Speed and memory of reading PDFs, last run

\`node bench/extract-speed.ts\`, ${new Date().toISOString().slice(0, 10)}, Node ${process.version}, load ${load.toFixed(1)} at the start. Processor time, as times
of pdf.js's own text and operators over the same ${PAGES_FOR_SPEED} pages.

| report | first round | middle of ${ROUNDS} | at most | ${PAGES_FOR_MEMORY.toLocaleString('en')} pages within 300 MB |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
writeFileSync(new URL('results/extract-speed.md', import.meta.url), report);
process.stdout.write(report);
