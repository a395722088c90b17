import type { Command } from 'commander';
import { COMPARE_DIMENSIONS, CompareQuery, type Comparison } from '../schemas/compare.ts';
import { countryName } from '../schemas/country.ts';
import { AppError } from '../schemas/errors.ts';
import { examples } from './examples.ts';
import { parseCountry } from './options.ts';
import { printJson, printLine, printPieces } from './output.ts';
import { addFilterOptions, type FilterOptions, toSearchQuery } from './search-options.ts';
import { textTable } from './text-table.ts';
import { withServices } from './with-services.ts';

interface CompareOptions extends FilterOptions {
  readonly by: string;
  readonly json?: boolean;
  readonly csv?: boolean;
}

export function addCompare(program: Command): void {
  const command = program
    .command('compare')
    .summary('countries side by side, by any facet')
    .description(
      'Counts records of each country by one facet. A record with several values counts in each of their rows.',
    )
    .argument(
      '[countries...]',
      'two-letter codes in the order of the columns; none: every country that has records',
    )
    .option('--by <facet>', `the rows: ${COMPARE_DIMENSIONS.join(', ')}`, 'exploitation')
    .option('--json', 'print the comparison as JSON')
    .option('--csv', 'print it as CSV');
  addFilterOptions(command)
    .addHelpText(
      'after',
      examples(
        ['compare SI BE IT', 'forms of exploitation in three countries'],
        [
          'compare SI FI --by intervention --kind practice --csv',
          'what good practices do, for a spreadsheet',
        ],
      ),
    )
    .action(compare);
}

async function compare(codes: string[], options: CompareOptions): Promise<void> {
  if (options.json && options.csv) throw new AppError('INVALID_INPUT', 'give --json or --csv, not both');
  const { filters, yearFrom, yearTo } = toSearchQuery('', options);
  const parsed = CompareQuery.safeParse({
    // A country named twice is one column, and counts once in the sum.
    countries: [...new Set(codes.map(parseCountry))],
    by: options.by,
    filters,
    yearFrom,
    yearTo,
  });
  if (!parsed.success) {
    const message = `--by is "${options.by}"; there are ${COMPARE_DIMENSIONS.join(', ')}`;
    throw new AppError('INVALID_INPUT', message, { by: options.by });
  }
  await withServices(async (services) => {
    const comparison = await services.search.compare(parsed.data);
    const labels = new Map(
      services.vocabularies.flatMap(({ id, concepts }) =>
        id === comparison.by ? concepts.map((concept) => [concept.id, concept.labels.en] as const) : [],
      ),
    );
    if (options.json) return printJson(comparison);
    const rows = rowsOf(comparison, labels);
    const countries = comparison.countries.map((code) => countryName(code));
    if (options.csv) {
      const { csvRow } = await import('../interchange/csv.ts');
      return printPieces([[comparison.by, ...countries, 'All'], ...rows].map(csvRow));
    }
    printLine(
      textTable(
        [
          { title: comparison.by, maxWidth: 50 },
          ...countries.map((title) => ({ title, align: 'right' as const })),
          { title: 'All', align: 'right' },
        ],
        rows,
      ),
    );
  });
}

function rowsOf(comparison: Comparison, labels: ReadonlyMap<string, string>): string[][] {
  const nameOf = (value: string): string => labels.get(value.replace(/^.*\//, '')) ?? value;
  return [
    ...comparison.rows.map(({ value, cells, total }) => [
      nameOf(value),
      ...cells.map(({ count, state }) =>
        state === 'counted' || state === 'none-found' ? String(count) : state,
      ),
      String(total),
    ]),
    [
      'records',
      ...comparison.countries.map((code) => String(comparison.totals.byCountry[code] ?? 0)),
      String(comparison.totals.all),
    ],
  ];
}
