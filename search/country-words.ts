import { countryName, isCountryCode } from '../schemas/country.ts';
import { LANGUAGES } from '../schemas/language.ts';
import type { QueryClause } from './parse-query.ts';
import { tokenize } from './tokenize.ts';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** The words of every name of every country, in all languages, and its code as a name of its own; made when first asked. */
let namesByCode: ReadonlyMap<string, readonly (readonly string[])[]> | null = null;

function allNames(): ReadonlyMap<string, readonly (readonly string[])[]> {
  if (namesByCode) return namesByCode;
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).filter(isCountryCode);
  namesByCode = new Map(
    codes.map((code) => [
      code,
      [code, ...LANGUAGES.map((language) => countryName(code, language))].map((name) =>
        tokenize(name).map(({ text }) => text),
      ),
    ]),
  );
  return namesByCode;
}

/** Codes of the countries that the words of a clause may mean: `slovenija`, `slov*`, `"bosnia and herzegovina"`, `SI`. */
export function countriesNamed({ type, words }: Pick<QueryClause, 'type' | 'words'>): string[] {
  const asked = words.map(({ text }) => text);
  const isNamed = (name: readonly string[]): boolean =>
    name.some((_, at) =>
      asked.every((word, offset) =>
        type === 'prefix' ? name[at + offset]?.startsWith(word) : name[at + offset] === word,
      ),
    );
  return [...allNames()].flatMap(([code, names]) => (names.some(isNamed) ? [code] : []));
}
