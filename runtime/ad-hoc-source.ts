import { createHash } from 'node:crypto';
import { basename, extname, join, relative, sep } from 'node:path';
import type { Language } from '../schemas/language.ts';
import type { MediaType, Source } from '../schemas/source.ts';

/** What a file is taken for by its name's ending. */
const MEDIA_TYPE_BY_ENDING: Readonly<Record<string, MediaType>> = {
  '.pdf': 'application/pdf',
  '.txt': 'text/plain',
  '.html': 'text/html',
  '.htm': 'text/html',
};

/** The language a country's report is expected in; each document is asked for its own. Source: CLDR 46, likely subtags. */
const LANGUAGE_BY_COUNTRY: Readonly<Record<string, Language>> = {
  SI: 'sl',
  BE: 'nl',
  NL: 'nl',
  FR: 'fr',
  LU: 'fr',
  FI: 'fi',
  IT: 'it',
  SM: 'it',
  ES: 'es',
};

const MAX_ID = 120;

export const mediaTypeOfName = (name: string): MediaType | null =>
  MEDIA_TYPE_BY_ENDING[extname(name).toLowerCase()] ?? null;

/**
 * A source for a file that was only given: its id follows from the country and the file's name, so the same report
 * given again, also from another folder, is its next edition. `base` is the folder it was found in; the names of folders
 * between them are part of the id.
 */
export function sourceOfFile(path: string, country: string, base: string | null): Source {
  const name = base === null ? basename(path) : join(basename(base), relative(base, path));
  return {
    id: sourceId(country, name.split(sep).join('/')),
    name: basename(path),
    country,
    language: LANGUAGE_BY_COUNTRY[country] ?? 'en',
    path,
    mediaType: mediaTypeOfName(path) ?? 'text/plain',
    ...COMMON,
  };
}

/** A source for an address that was only given; its id follows from the country and the address. */
export function sourceOfAddress(address: string, country: string): Source {
  const url = new URL(address);
  return {
    id: sourceId(country, `${url.host}${url.pathname}${url.search}`),
    name: `${url.host}${url.pathname === '/' ? '' : url.pathname}`,
    country,
    language: LANGUAGE_BY_COUNTRY[country] ?? 'en',
    address: url.href,
    mediaType: mediaTypeOfName(url.pathname) ?? 'text/html',
    ...COMMON,
  };
}

const COMMON = { reader: 'auto', licence: 'unknown', publication: 'publish', origin: 'adhoc' } as const;

/** Lower-case words joined by hyphens. What is lost of the name on the way is made up for by a part of its hash. */
export function sourceId(country: string, name: string): string {
  const folded = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const slug = folded.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  const id = [country.toLowerCase(), slug].filter((part) => part !== '').join('-');
  const isWhole = !/[^\x20-\x7e]/.test(folded) && id.length <= MAX_ID;
  if (isWhole && slug !== '') return id;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${id.slice(0, MAX_ID - hash.length - 1).replace(/-$/, '')}-${hash}`;
}
