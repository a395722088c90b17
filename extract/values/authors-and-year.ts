/** "Raets and Janssens (2019)" as its parts; offsets are into the given text. */
export interface AuthorsAndYear {
  readonly authors: string;
  readonly authorsTo: number;
  readonly year: number | null;
  readonly yearFrom: number;
  readonly yearTo: number;
  /** What follows the year, as in "Smith (2014). The title"; empty for most. */
  readonly rest: string;
  readonly restFrom: number;
}

const YEAR = '(?:1[89]\\d\\d|20\\d\\d)';
/** No date, in press and the like; source: APA 7, section 8.13, and its translations. */
const UNDATED =
  '(?:n\\.? ?d\\.?|b\\. ?[dl]\\.?|z\\. ?j\\.?|z\\. ?d\\.?|s\\. ?[daf]\\.?|ei pvm\\.?|in press|forthcoming|v tisku|in druk|sous presse|in stampa|en prensa|painossa)';
const DATED = new RegExp(
  `^(?<authors>.*?)[\\s,;:]*(?:[(\\[]\\s*(?:(?<year>${YEAR})(?:\\s?-?[a-z])?(?:\\s*[,;/-–&]\\s*${YEAR}[a-z]?)*(?:,[^)\\]]*)?|${UNDATED}(?:\\s*-?\\s*[a-z])?)\\s*[)\\]]|[,\\s](?<bareYear>${YEAR})[a-z]?(?=[.,:;]?\\s*$|[.:]\\s))`,
  'isu',
);
const YEAR_FIRST = new RegExp(
  `^[(\\[]?(?<year>${YEAR})[a-z]?[)\\]]?\\s*[:.,–-]?\\s+(?<authors>\\p{L}.*)$`,
  'su',
);

/** Longer text is no list of authors. */
const LONGEST = 1500;

/** Splits what stands before the year from the year. A text without a year is all authors. */
export function splitAuthorsAndYear(text: string): AuthorsAndYear {
  const match = text.length <= LONGEST ? DATED.exec(text) : null;
  if (match?.groups) {
    const authors = match.groups.authors ?? '';
    const printed = match.groups.year ?? match.groups.bareYear;
    const yearFrom = printed ? text.indexOf(printed, authors.length) : authors.length;
    const tail = text.slice(match[0].length);
    const rest = tail.replace(/^[\s.,;:–-]+/u, '');
    return {
      authors: authors.trim(),
      authorsTo: authors.trimEnd().length,
      year: printed ? Number(printed) : null,
      yearFrom,
      yearTo: printed ? yearFrom + printed.length : yearFrom,
      rest: rest.trim(),
      restFrom: text.length - rest.length,
    };
  }
  const first = text.length <= LONGEST ? YEAR_FIRST.exec(text) : null;
  if (first?.groups?.year && first.groups.authors) {
    const from = text.indexOf(first.groups.year);
    return {
      authors: first.groups.authors.trim(),
      authorsTo: text.length,
      year: Number(first.groups.year),
      yearFrom: from,
      yearTo: from + 4,
      rest: '',
      restFrom: text.length,
    };
  }
  return {
    authors: text.trim(),
    authorsTo: text.length,
    year: null,
    yearFrom: text.length,
    yearTo: text.length,
    rest: '',
    restFrom: text.length,
  };
}

/** The year a text is about to name as its own, such as a cell "2019" or a title's "(2019)"; null without one. */
export function readYear(
  text: string,
): { readonly year: number; readonly from: number; readonly to: number } | null {
  const match = new RegExp(`(?<![\\d./-])(${YEAR})(?![\\d/]|-\\d)`, 'u').exec(text);
  return match?.[1] ? { year: Number(match[1]), from: match.index, to: match.index + 4 } : null;
}
