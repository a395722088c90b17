/** An address without its mark, as one page is told from another. */
export function pageKey(address: string): string {
  const url = new URL(address);
  url.hash = '';
  return url.href;
}

export const isSameHost = (one: string, other: string): boolean =>
  URL.canParse(one) && URL.canParse(other) && new URL(one).host === new URL(other).host;

/** Words that stand beside a page's number in paths, in the seven languages. */
const PAGE_WORD =
  /^(?:p|page|pages|pg|paged|stran|strani|pagina|página|sivu|seite|offset|start|index(?:\.\w+)?)$/;

/**
 * Whether an address looks like the next page of the same listing rather than like another article: the same path but
 * for page numbers and page words; the query may say anything.
 */
export const continuesListing = (from: string, next: string): boolean =>
  isSameHost(from, next) && shapeOf(from) === shapeOf(next);

const shapeOf = (address: string): string =>
  decoded(new URL(address).pathname)
    .toLowerCase()
    .split('/')
    .map((part) => part.replace(/[-_.]?(?:p|page|stran|pagina|sivu)?[-_.]?\d+(?=\.\w+$|$)/, ''))
    .filter((part) => part !== '' && !PAGE_WORD.test(part))
    .join('/');

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
