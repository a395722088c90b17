import { CompareDimension, type CompareQuery } from '../schemas/compare.ts';
import { AppError } from '../schemas/errors.ts';
import { readSearch } from './search-parameters.ts';

/** A comparison as its address asks for it. @throws INVALID_INPUT, UNKNOWN_COUNTRY */
export function readComparison(parameters: URLSearchParams): CompareQuery {
  const { filters, q, yearFrom, yearTo, exclude } = readSearch(parameters, ['by', 'across', 'lang']);
  if (Object.keys(exclude).length > 0)
    throw new AppError('INVALID_INPUT', 'a comparison takes no excluded values');
  const { country: _columns, ...others } = filters;
  const dimension = (name: string) => {
    const given = parameters.get(name);
    if (given === null) return undefined;
    const read = CompareDimension.safeParse(given);
    if (!read.success) throw new AppError('INVALID_INPUT', `${name}: "${given}" is no dimension`);
    return read.data;
  };
  return {
    // The order in which they were asked for is the order of the columns.
    countries: [...new Set(parameters.getAll('country'))].filter((code) => code !== ''),
    by: dimension('by') ?? 'exploitation',
    across: dimension('across'),
    filters: others,
    q,
    yearFrom,
    yearTo,
  };
}

/** The address of a page with a comparison, without what says only how it is drawn. */
export const withoutView = (parameters: URLSearchParams): URLSearchParams =>
  new URLSearchParams([...parameters].filter(([name]) => !VIEW.has(name)));

const VIEW = new Set(['show', 'order', 'turn', 'only', 'lang']);
