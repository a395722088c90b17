import type { Command } from 'commander';
import { AppError } from '../schemas/errors.ts';
import { RECORD_KINDS } from '../schemas/record.ts';
import { FACET_IDS, SearchQuery } from '../schemas/search.ts';
import { gatherFilter, parseCountries, parseList, wholeNumber } from './options.ts';

/** The filters that `search`, `compare` and `export` share. */
export interface FilterOptions {
  readonly country?: string[];
  readonly kind?: string[];
  readonly from?: number;
  readonly to?: number;
  readonly filter?: Record<string, string[]>;
}

const year = (option: string) => wholeNumber(option, 1000, 2999);

export function addFilterOptions(command: Command): Command {
  return command
    .option('--country <codes>', 'only these countries, joined by commas: SI,FI', parseCountries)
    .option('--kind <kinds>', `only these kinds: ${RECORD_KINDS.join(', ')}`, parseList)
    .option('--from <year>', 'from this year on', year('--from'))
    .option('--to <year>', 'up to this year', year('--to'))
    .option('--filter <facet=values>', `any facet (${FACET_IDS.join(', ')}); may be repeated`, gatherFilter);
}

/** @throws INVALID_INPUT naming the value */
export function toSearchQuery(
  q: string,
  options: FilterOptions,
  more: { limit?: number; sort?: string; cursor?: string } = {},
): SearchQuery {
  const { country, kind, from, to, filter } = options;
  if (from !== undefined && to !== undefined && from > to)
    throw new AppError('INVALID_INPUT', `--from ${from} is after --to ${to}`, { from, to });
  const parsed = SearchQuery.safeParse({
    q,
    filters: { ...filter, ...(country ? { country } : {}), ...(kind ? { kind } : {}) },
    yearFrom: from,
    yearTo: to,
    ...more,
  });
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new AppError('INVALID_INPUT', `${issue?.path.join('.') || 'query'}: ${issue?.message}`);
  }
  const unknown = (kind ?? []).find((value) => !RECORD_KINDS.some((known) => known === value));
  if (unknown !== undefined)
    throw new AppError('INVALID_INPUT', `--kind has "${unknown}"; there are ${RECORD_KINDS.join(', ')}`);
  return parsed.data;
}
