import { resolve } from 'node:path';
import type { Command } from 'commander';
import { AppError } from '../schemas/errors.ts';
import { Extraction } from '../schemas/extraction.ts';
import { recordTitle } from '../schemas/record.ts';
import { examples } from './examples.ts';
import { parseCountry } from './options.ts';
import { counted, printable, printJson, printLine, printPieces, tellLine } from './output.ts';
import { textTable } from './text-table.ts';

interface ExtractOptions {
  readonly country?: string;
  readonly ndjson?: boolean;
  readonly json?: boolean;
}

export function addExtract(program: Command): void {
  program
    .command('extract')
    .summary('read one file and print its records; keeps nothing')
    .description('Reads one PDF, HTML or text file and prints its records. Nothing is kept or indexed.')
    .argument('<file>', 'a .pdf, .html, .htm or .txt file')
    .option('--country <code>', 'the country that the file reports on: SI', parseCountry)
    .option('--ndjson', 'a line of JSON per record; so it is too wherever the output is no terminal')
    .option('--json', 'the whole extraction as JSON: records, notes, search statement, statistics')
    .addHelpText(
      'after',
      examples(
        ['extract report.pdf --country SI', 'the records of a report, in a table'],
        ['extract report.pdf --country SI --ndjson > records.ndjson', 'the same, for a program'],
      ),
    )
    .action(extract);
}

async function extract(file: string, options: ExtractOptions): Promise<void> {
  const { loadConfig } = await import('../runtime/config.ts');
  const { openReading } = await import('../runtime/services.ts');
  const { readDocumentFile } = await import('../runtime/read-file.ts');
  const config = loadConfig();
  const { bytes, mediaType } = await readDocumentFile(file, config.maxDocumentBytes);
  const country = options.country ?? (await countryOfCorpus(resolve(file), config.corpusDir));
  if (country === null) throw new AppError('COUNTRY_NEEDED', `which country does ${file} report on?`);
  const reading = await openReading(config);
  try {
    const { json } = await reading.extract({ bytes, mediaType, country, source: null });
    await print(Extraction.parse(JSON.parse(json)), options);
  } finally {
    reading.close();
  }
}

/** The country of a source of the corpus, when the file is one. */
async function countryOfCorpus(path: string, corpusDir: string): Promise<string | null> {
  const { loadSources } = await import('../runtime/corpus.ts');
  const sources = await loadSources(corpusDir);
  const root = resolve(corpusDir, '..');
  return sources.find((source) => source.path && resolve(root, source.path) === path)?.country ?? null;
}

async function print(extraction: Extraction, { ndjson, json }: ExtractOptions): Promise<void> {
  const { records, notes } = extraction;
  if (json) printJson(extraction);
  else if (ndjson || !process.stdout.isTTY)
    await printPieces(records.map((record) => `${JSON.stringify(record)}\n`));
  else if (records.length > 0)
    printLine(
      textTable(
        [
          { title: 'No' },
          { title: 'Kind' },
          { title: 'Year' },
          { title: 'Title', maxWidth: 80 },
          { title: 'Links' },
        ],
        records.map((record) => [
          record.no ?? '',
          record.kind,
          String(record.year ?? record.period?.start ?? ''),
          recordTitle(record),
          String(record.links.length),
        ]),
      ),
    );
  tellLine(`${counted(records.length, 'record')}, ${counted(notes.length, 'note')}`);
  const counts = Map.groupBy(notes, ({ code }) => code);
  for (const [code, found] of counts)
    tellLine(`  ${found.length} × ${code}: ${printable(found[0]?.message ?? '')}`);
}
