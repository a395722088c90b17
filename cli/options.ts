import { isCountryCode } from '../schemas/country.ts';
import { AppError } from '../schemas/errors.ts';

/** `si` or `SI`. @throws UNKNOWN_COUNTRY */
export function parseCountry(value: string): string {
  const code = value.trim().toUpperCase();
  if (!isCountryCode(code)) throw new AppError('UNKNOWN_COUNTRY', `"${value}" is no country code`, { value });
  return code;
}

/** `SI,FI` as a list; empty pieces fall away. */
export const parseList = (value: string): string[] =>
  value
    .split(',')
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');

/** @throws UNKNOWN_COUNTRY */
export const parseCountries = (value: string): string[] => parseList(value).map(parseCountry);

/** A whole number. @throws INVALID_INPUT naming the option */
export const wholeNumber =
  (option: string, least: number, most: number) =>
  (value: string): number => {
    const number = Number(value);
    if (!Number.isInteger(number) || number < least || number > most || value.trim() === '') {
      const message = `${option} is "${value}", not a whole number from ${least} to ${most}`;
      throw new AppError('INVALID_INPUT', message, { option, value });
    }
    return number;
  };

/** `exploitation=labour,sexual`, more of them gathered. @throws INVALID_INPUT */
export function gatherFilter(
  value: string,
  before: Readonly<Record<string, string[]>> = {},
): Record<string, string[]> {
  const [facet = '', values = ''] = value.split(/=(.*)/s);
  const list = parseList(values);
  if (facet === '' || list.length === 0)
    throw new AppError('INVALID_INPUT', `--filter is "${value}", not facet=value,value`, { value });
  return { ...before, [facet]: [...(before[facet] ?? []), ...list] };
}
