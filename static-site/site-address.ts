import { AppError } from '../schemas/errors.ts';

/**
 * Stands for the site's address while its files are made. RFC 2606 keeps `.invalid` free for such a name. Where the
 * address is not known, pages say theirs relatively and the browser puts its own in the place of this one.
 */
export const UNKNOWN_ADDRESS = 'http://portal.invalid';

/** A whole address without a slash at its end. @throws INVALID_INPUT */
export function parseSiteAddress(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : null;
  if (!url || !/^https?:$/u.test(url.protocol) || url.search !== '' || url.hash !== '')
    throw new AppError('INVALID_INPUT', `"${given}" is not the http(s) address of a site`, { given });
  return `${url.origin}${url.pathname.replace(/\/+$/u, '')}`;
}

/** The way from a file of the site up to the site's folder: empty, or ends in a slash. */
export const wayUp = (path: string): string => '../'.repeat(path.split('/').length - 1);

/** Puts the site's address, where it is known, in the place of the unknown one. */
export const addressed = (text: string, address: string | null): string =>
  address === null ? text : text.replaceAll(UNKNOWN_ADDRESS, address);

/**
 * A page of the portal as a file at `path`: every address within the portal leads there from where the file lies,
 * folders with the slash that plain servers want.
 */
export function placedPage(markup: string, path: string, address: string | null): string {
  const up = wayUp(path);
  const root = up === '' ? './' : up;
  const placed = markup.replace(
    /(\s(?:href|src|action)=")(?:\.\/|\/(?!\/))([^"]*)"/gu,
    (_, name: string, rest: string) => `${name}${root}${withFolderSlash(rest)}"`,
  );
  if (address !== null) return addressed(placed, address);
  // Without an address no page can name its own for others.
  return placed
    .replace(/<link rel="canonical"[^>]*>\n?/u, '')
    .replace(/<meta property="og:url"[^>]*>/u, '')
    .replace(/<meta name="citation_abstract_html_url"[^>]*>\n?/u, '')
    .replaceAll(`${UNKNOWN_ADDRESS}/`, root)
    .replaceAll(UNKNOWN_ADDRESS, root);
}

/** `records/x?lang=sl` becomes `records/x/?lang=sl`; files and the API's answers keep their names. */
function withFolderSlash(rest: string): string {
  const [, path = '', more = ''] = /^([^?#]*)(.*)$/su.exec(rest) ?? [];
  if (path === '' || path.endsWith('/') || path.startsWith('api/') || /\.\w+$/u.test(path)) return rest;
  return `${path}/${more}`;
}
