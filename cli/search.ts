import type { Command } from 'commander';
import { countryName } from '../schemas/country.ts';
import { type MarkedText, type SearchHit, type SearchResult, SORTS } from '../schemas/search.ts';
import { examples } from './examples.ts';
import { wholeNumber } from './options.ts';
import { printable, printJson, printLine } from './output.ts';
import { addFilterOptions, type FilterOptions, toSearchQuery } from './search-options.ts';
import { withServices } from './with-services.ts';

interface SearchOptions extends FilterOptions {
  readonly limit: number;
  readonly sort?: string;
  readonly cursor?: string;
  readonly json?: boolean;
}

export function addSearch(program: Command): void {
  const command = program
    .command('search')
    .summary('search the records, with highlights and facet counts')
    .description(
      'Words are ANDed; "quotes" make a phrase, -word excludes, word* is a prefix, title:word looks in one field.',
    )
    .argument('[query...]', 'what to search for; nothing lists the newest');
  addFilterOptions(command)
    .option('--sort <order>', `one of ${SORTS.join(', ')}`)
    .option('--limit <n>', 'hits on a page', wholeNumber('--limit', 1, 100), 20)
    .option('--cursor <next>', 'the page after: `next` of the page before')
    .option('--json', 'print { total, hits, facets, next } as JSON')
    .addHelpText(
      'after',
      examples(
        ['search trafficking --country SI,FI', 'in two countries'],
        ['search "labour exploitation" --kind study --from 2014 --to 2024', 'studies of ten years'],
        ['search --filter exploitation=forced-labour --json', 'by concept, for a program'],
      ),
    )
    .action(search);
}

async function search(words: string[], options: SearchOptions): Promise<void> {
  const query = toSearchQuery(words.join(' '), options, {
    limit: options.limit,
    ...(options.sort === undefined ? {} : { sort: options.sort }),
    ...(options.cursor === undefined ? {} : { cursor: options.cursor }),
  });
  await withServices(async (services) => {
    const result = await services.search.search(query);
    if (options.json) printJson(result);
    else printLine(resultText(result));
  });
}

function resultText(result: SearchResult): string {
  const lines = [`${result.total} record${result.total === 1 ? '' : 's'}`];
  if (result.didYouMean !== null) lines.push(`Did you mean: ${printable(result.didYouMean)}`);
  for (const hit of result.hits) lines.push('', ...hitLines(hit));
  if (result.total > 0) lines.push('', ...facetLines(result));
  if (result.next !== null) lines.push('', `More: --cursor ${result.next}`);
  return lines.join('\n');
}

/** Matches stand between signs that survive a pipe; colour would not. */
const marked = (parts: MarkedText): string =>
  printable(parts.map(({ text, isMatch }) => (isMatch ? `»${text}«` : text)).join(''));

function hitLines(hit: SearchHit): string[] {
  const when = hit.year ?? [hit.period?.start, hit.period?.end].filter(Boolean).join(' to ');
  const facts = [hit.kind, countryName(hit.country), String(when)].filter((fact) => fact !== '');
  return [
    marked(hit.markedTitle),
    `  ${facts.join(' · ')} · ${hit.id}`,
    ...hit.snippets.map(({ field, parts }) => `  ${field}: ${marked(parts)}`),
    ...hit.links.slice(0, 1).map((link) => `  ${printable(link)}`),
  ];
}

const FACET_VALUES_SHOWN = 6;

const facetLines = ({ facets }: SearchResult): string[] =>
  Object.entries(facets)
    .filter(([, counts]) => counts.length > 0)
    .map(([facet, counts]) => {
      const shown = counts.slice(0, FACET_VALUES_SHOWN).map(({ value, count }) => `${value} ${count}`);
      const rest = counts.length - shown.length;
      return `${facet}: ${shown.join(', ')}${rest > 0 ? `, ${rest} more` : ''}`;
    });
