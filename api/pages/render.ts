import type { Services } from '../../runtime/services.ts';
import { AppError } from '../../schemas/errors.ts';
import { searchFromParameters } from '../../schemas/search-parameters.ts';
import { readComparison, withoutView } from '../comparison-parameters.ts';
import { ChangesParameters, readChanges } from '../routes/changes.ts';
import { compare } from '../routes/compare.ts';
import { readCountry, summariseCountries } from '../routes/countries.ts';
import { readRecordPage } from '../routes/records.ts';
import { changesPage } from './changes-page.ts';
import { appPage, comparePage, countriesPage, countryPage, frontPage, missingPage } from './other-pages.ts';
import type { Page } from './page.ts';
import { recordPage } from './record-page.ts';
import { searchPage } from './search-page.ts';

/** Pages that only the browser can draw; the server sends their frame. */
const APP_PATHS = ['/compare/records', '/gaps', '/runs', '/saved', '/suggest', '/about'];

/** The page at an address of the interface. Unlike the API, a page drops what it does not understand, as the UI does. */
export async function renderPage(services: Services, url: URL): Promise<Page> {
  const { pathname: path, searchParams, origin } = url;
  try {
    if (path === '/') return frontPage(await summariseCountries(services), origin);
    if (path === '/countries') return countriesPage(await summariseCountries(services));
    if (path === '/search') {
      const { query } = searchFromParameters(searchParams);
      return searchPage(query, await services.search.search(query));
    }
    if (path === '/compare') {
      const { comparison } = await compare(services, readComparison(withoutView(searchParams)));
      return comparePage(comparison, `${path}?${searchParams.toString()}`);
    }
    const [, folder, id, ...more] = path.split('/').map(decodeURIComponent);
    if (folder === 'records' && id && more.length === 0) {
      const version = readVersion(searchParams.get('version'));
      return recordPage(await readRecordPage(services, id, { address: `${origin}${path}`, version }), origin);
    }
    if (folder === 'countries' && id && more.length === 0)
      return countryPage(await readCountry(services, id.toUpperCase()), origin);
    if (folder === 'changes' && id && more.length === 0) {
      const asked = ChangesParameters.safeParse({
        from: searchParams.get('from') ?? undefined,
        to: searchParams.get('to') ?? undefined,
      });
      return changesPage(await readChanges(services, id, asked.data ?? ChangesParameters.parse({})));
    }
  } catch (thrown) {
    // A wrong address is still a page: the UI says what is wrong with it, in the reader's language.
    if (!(thrown instanceof AppError || thrown instanceof URIError)) throw thrown;
    if (thrown instanceof AppError && thrown.isRetryable) throw thrown;
    return missingPage(path);
  }
  return APP_PATHS.includes(path) || path.startsWith('/sets/') ? appPage(path) : missingPage(path);
}

/** What is no version's number asks for the newest, as the interface does. */
const readVersion = (text: string | null): number | undefined =>
  /^[1-9]\d{0,8}$/u.test(text ?? '') ? Number(text) : undefined;
