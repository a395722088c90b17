import type { Command } from 'commander';
import { EXPORT_FORMATS, ExportFormat } from '../schemas/api.ts';
import { AppError } from '../schemas/errors.ts';
import { searchToParameters } from '../schemas/search-parameters.ts';
import { examples } from './examples.ts';
import { printPieces, tellLine } from './output.ts';
import { addFilterOptions, type FilterOptions, toSearchQuery } from './search-options.ts';
import { stopSignal } from './stop-signal.ts';
import { withServices } from './with-services.ts';
import { writeWholeFile } from './write-whole-file.ts';

interface ExportOptions extends FilterOptions {
  readonly format: string;
  readonly output?: string;
}

export function addExport(program: Command): void {
  const command = program
    .command('export')
    .summary('write the records of a search to a file')
    .description(
      'Writes every published record that the search and the filters let through; all of them without any.',
    )
    .argument('[query...]', 'as in `prismatlas search`')
    .requiredOption('--format <name>', `required: one of ${EXPORT_FORMATS.join(', ')}`)
    .option('--output <file>', 'write there instead of to standard output: the whole of it, or nothing');
  addFilterOptions(command)
    .addHelpText(
      'after',
      examples(
        [
          'export --format csv --country SI --output slovenia.csv',
          'the Slovenian records, for a spreadsheet',
        ],
        ['export --format xlsx --kind practice --output practices.xlsx', 'a workbook of good practices'],
        ['export "labour exploitation" --format ris > library.ris', 'a search, for a reference manager'],
      ),
    )
    .action(exportCommand);
}

async function exportCommand(words: string[], options: ExportOptions): Promise<void> {
  const format = ExportFormat.safeParse(options.format);
  if (!format.success) {
    const message = `--format is "${options.format}"; there are ${EXPORT_FORMATS.join(', ')}`;
    throw new AppError('INVALID_INPUT', message, { format: options.format });
  }
  const query = toSearchQuery(words.join(' '), options);
  await withServices(async (services) => {
    const { aboutExport, exportRecords } = await import('../runtime/export-records.ts');
    const { host, port } = services.config;
    const address = (id: string): string => `http://${host}:${port}/records/${id}`;
    const search = searchToParameters(query).toString();
    const about = await aboutExport(services, `http://${host}:${port}/search${search ? `?${search}` : ''}`);
    const pieces = exportRecords(services, { query, format: format.data, address, about });
    if (options.output === undefined) return printPieces(pieces);
    await writeWholeFile(options.output, pieces, stopSignal());
    tellLine(`written to ${options.output}`);
  });
}
