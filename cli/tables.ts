import type { Command } from 'commander';
import { AppError } from '../schemas/errors.ts';
import type { FoundTable } from '../schemas/table.ts';
import { examples } from './examples.ts';
import { printJson, printLine, tellLine } from './output.ts';
import { textTable } from './text-table.ts';

export function addTables(program: Command): void {
  program
    .command('tables')
    .summary('print the tables of one file, cell by cell')
    .description('Finds the tables of one file, with the place of each cell. Nothing is kept.')
    .argument('<file>', 'a .pdf, .html or .htm file')
    .option('--json', 'print [{page, bbox, cells: [{row, col, rowspan, colspan, text, bbox}]}]')
    .addHelpText(
      'after',
      examples(
        ['tables report.pdf', 'the tables of a report, to look at'],
        ['tables report.pdf --json', 'the same with the place of every cell'],
      ),
    )
    .action(tables);
}

async function tables(file: string, { json }: { json?: boolean }): Promise<void> {
  const { loadConfig } = await import('../runtime/config.ts');
  const { openReading } = await import('../runtime/services.ts');
  const { readDocumentFile } = await import('../runtime/read-file.ts');
  const config = loadConfig();
  const { bytes, mediaType } = await readDocumentFile(file, config.maxDocumentBytes);
  if (mediaType === 'text/plain')
    throw new AppError('MEDIA_TYPE_UNSUPPORTED', `${file} is plain text, which draws no tables`);
  const reading = await openReading(config);
  try {
    const found = await reading.tables(bytes, mediaType);
    if (json) printJson(found);
    else printLine(found.map(asText).join('\n\n'));
    tellLine(`${found.length} tables`);
  } finally {
    reading.close();
  }
}

function asText(table: FoundTable, at: number): string {
  const rows: string[][] = [];
  let columns = 1;
  for (const { row, col, colspan, text } of table.cells) {
    columns = Math.max(columns, col + colspan);
    const cells = rows[row] ?? [];
    cells[col] = text;
    rows[row] = cells;
  }
  const head = `Table ${at + 1}, page ${table.page}, ${rows.length} rows`;
  const body = textTable(
    Array.from({ length: columns }, (_, col) => ({
      title: String(col),
      maxWidth: Math.max(12, Math.floor(110 / columns)),
    })),
    Array.from(rows, (row) => Array.from({ length: columns }, (_, col) => row?.[col] ?? '')),
  );
  return `${head}\n${body}`;
}
