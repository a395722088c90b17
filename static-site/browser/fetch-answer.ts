import type { CountryPage } from '../../schemas/api.ts';
import { countryName } from '../../search-ui/language/format.ts';
import { rooted, wholeAddress } from '../../search-ui/routing/root.ts';
import { answerFile, editionFile } from '../computed-paths.ts';
import { UNKNOWN_ADDRESS } from '../site-address.ts';

/** An answer that lies in the site as a file. */
export async function fetchAnswer(
  path: string,
  parameters: URLSearchParams,
  signal?: AbortSignal,
): Promise<Response> {
  const load = (file: string) => fetch(rooted(`/${file}`), signal ? { signal } : {});
  const page = /^(\/documents\/[0-9a-f]{64})\/pages\/(\d+)\.png$/u.exec(path);
  if (page) return pageImage(load, page[1] ?? '', page[2] ?? '');
  const response = await load(fileOf(path, parameters));
  const country = /^\/countries\/([A-Z]{2})$/iu.exec(path)?.[1]?.toUpperCase();
  if (response.status === 404 && country && countryName(country, 'en') !== undefined)
    return Response.json(emptyCountry(country));
  if (!response.ok) return missing(path);
  if (/^\/documents\/[0-9a-f]{64}\/text$/u.test(path))
    return someLines(
      // Its file has this shape.
      (await response.json()) as TextLines,
      parameters,
    );
  // The site may not have known its address when it was written; here it is known.
  return new Response((await response.text()).replaceAll(UNKNOWN_ADDRESS, wholeAddress('')));
}

/** Of a source's editions each lies beside the one before it; other pairs would need what is not in the site. */
function fileOf(path: string, parameters: URLSearchParams): string {
  const [source, to] = [/^\/changes\/([a-z0-9-]+)$/u.exec(path)?.[1], parameters.get('to')];
  return source && to ? editionFile(source, to) : answerFile(path);
}

type Load = (file: string) => Promise<Response>;

/** A page's image with its size in points, which a server would say in headers. */
async function pageImage(load: Load, document: string, page: string): Promise<Response> {
  const [image, sizes] = await Promise.all([
    load(`api/v1${document}/pages/${page}.png`),
    load(`api/v1${document}/pages.json`),
  ]);
  if (!image.ok || !sizes.ok) return missing(document);
  // Written by write-documents.ts: page to width and height.
  const all = (await sizes.json()) as Record<string, readonly [number, number]>;
  const [width, height] = all[page] ?? [0, 0];
  return new Response(await image.blob(), {
    headers: { 'x-page-width-pt': String(width), 'x-page-height-pt': String(height) },
  });
}

/** Written by write-documents.ts: all lines of a text layer. */
interface TextLines {
  readonly lines: readonly string[];
  readonly total: number;
}

function someLines(whole: TextLines, parameters: URLSearchParams): Response {
  const [from, to] = [Number(parameters.get('from') ?? 1), Number(parameters.get('to') ?? 50)];
  return Response.json({ from, lines: whole.lines.slice(from - 1, to), total: whole.total });
}

/** As the API answers for a country that nothing is known of. */
const emptyCountry = (code: string): CountryPage => ({
  country: { code, total: 0, kinds: {}, sources: 0 },
  reports: [],
  highlights: [],
});

const missing = (path: string): Response =>
  Response.json(
    { code: 'NOT_FOUND', detail: `the archive holds nothing at ${path}`, hint: '', status: 404 },
    { status: 404 },
  );
