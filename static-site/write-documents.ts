import { html } from '../api/pages/html.ts';
import type { SourceDocument } from '../schemas/document.ts';
import type { Source } from '../schemas/source.ts';
import { plainPage } from './plain-page.ts';
import type { PortalAnswers } from './portal-answers.ts';
import type { SiteFiles } from './site-files.ts';
import type { SiteSource } from './site-source.ts';

/** As wide as the interface asks for. */
const IMAGE_WIDTH = 1600;
/** Somebody else's page is kept as text, so that it never runs as one of ours. */
const FILE_NAMES = {
  'application/pdf': 'document.pdf',
  'text/plain': 'document.txt',
  'text/html': 'document.html.txt',
} as const;

/**
 * Licences that let everybody copy, by how they are commonly named: Creative Commons, public domain, the Open Data
 * Commons' and open government licences. Any other is asked for first.
 */
const OPEN_LICENCE =
  /^(?:cc[\s0-]|creative commons|public domain|pddl|odbl|odc-|ogl|open government|etalab|licence ouverte|iodl|dl-de|nlod)/iu;
const NOT_OPEN = /\b(?:nd|noderivs|noderivatives)\b/iu;

export const mayBeCopied = (licence: string): boolean =>
  OPEN_LICENCE.test(licence) && !NOT_OPEN.test(licence);

/** The documents behind public records and reports, with images of the pages that evidence stands on. */
export async function writeDocuments(
  { services, published, withdrawn }: SiteSource,
  portal: PortalAnswers,
  files: SiteFiles,
  options: { isEveryDocument: boolean },
): Promise<{ copied: number; leftOut: number; images: number }> {
  const pagesByDocument = new Map<string, Set<number>>();
  const pagesOf = (sha256: string): Set<number> => {
    const pages = pagesByDocument.get(sha256) ?? new Set();
    pagesByDocument.set(sha256, pages);
    return pages;
  };
  for (const { record } of [...published, ...withdrawn])
    for (const { place } of Object.values(record.evidence).flat())
      if (place.type === 'box') pagesOf(record.document).add(place.page);
      else pagesOf(record.document);
  for (const { document } of await services.store.listReports()) pagesOf(document.sha256);

  const sources = new Map((await services.store.listSources()).map((source) => [source.id, source]));
  const found = { copied: 0, leftOut: 0, images: 0 };
  for (const [sha256, pages] of [...pagesByDocument].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const document = await services.store.findDocument(sha256);
    if (!document) continue;
    const source = sources.get(document.source);
    const folder = `api/v1/documents/${sha256}`;
    await files.write(`${folder}/info`, await portal.text(`/${folder}/info`));
    const isCopied = source !== undefined && (options.isEveryDocument || mayBeCopied(source.licence));
    await files.write(`${folder}/index.html`, documentPage(folder, document, source, isCopied));
    found[isCopied ? 'copied' : 'leftOut'] += 1;
    if (!isCopied) continue;
    const bytes = await services.blobs.get(sha256);
    await files.write(`${folder}/${FILE_NAMES[document.mediaType]}`, bytes);
    if (document.mediaType === 'text/plain') await files.write(`${folder}/text`, textLines(bytes));
    if (document.mediaType === 'application/pdf')
      found.images += await writeImages(
        folder,
        [...pages].sort((a, b) => a - b),
        portal,
        files,
      );
  }
  return found;
}

function documentPage(
  folder: string,
  document: SourceDocument,
  source: Source | undefined,
  isCopied: boolean,
): string {
  const path = `${folder}/index.html`;
  const title = source?.name ?? document.source;
  if (!isCopied) {
    const content = html`<p>The document is not in this archive, since its licence does not let it be copied: ${source?.licence}. The records keep the words that they were read from.</p>
${source?.address !== undefined && html`<p>It was fetched from <a href="${source.address}" rel="noopener">${source.address}</a>.</p>`}
<p>SHA-256: <code>${document.sha256}</code></p>`;
    return plainPage({ path, title, content });
  }
  const name = FILE_NAMES[document.mediaType];
  const content = html`<p><a href="/${folder}/${name}">The document</a>, ${document.sizeBytes} bytes. ${source?.licence}. SHA-256: <code>${document.sha256}</code></p>`;
  // The number of the page stands behind the #, which no redirect of a file would keep.
  return plainPage({ path, title, content, script: `location.replace('${name}' + location.hash);` });
}

const textLines = (bytes: Uint8Array): string => {
  const lines = new TextDecoder().decode(bytes).split(/\r?\n/u);
  return JSON.stringify({ from: 1, lines, total: lines.length });
};

/** Gives the number of images. A page that cannot be drawn is left out: the evidence's words stand in its place. */
async function writeImages(
  folder: string,
  pages: readonly number[],
  portal: PortalAnswers,
  files: SiteFiles,
): Promise<number> {
  const sizes: Record<string, readonly [number, number]> = {};
  for (const page of pages) {
    const image = await portal.get(`/${folder}/pages/${page}.png?width=${IMAGE_WIDTH}`);
    if (image.status !== 200) continue;
    sizes[page] = [Number(image.header('x-page-width-pt')), Number(image.header('x-page-height-pt'))];
    await files.write(`${folder}/pages/${page}.png`, image.bytes);
  }
  await files.write(`${folder}/pages.json`, JSON.stringify(sizes));
  return Object.keys(sizes).length;
}
