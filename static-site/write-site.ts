import { gzipSync } from 'node:zlib';
import type { Services } from '../runtime/services.ts';
import { toSearchDocument } from '../search/search-document.ts';
import { writeInterface } from './built-interface.ts';
import { coverageFile } from './coverage.ts';
import { notFoundPage } from './not-found-page.ts';
import { openPortalAnswers } from './portal-answers.ts';
import { writeSiteFolder } from './site-folder.ts';
import { readSiteSource } from './site-source.ts';
import { writeAnswers, writeApiPages } from './write-answers.ts';
import { writeDocuments } from './write-documents.ts';
import { writeIndex } from './write-index.ts';
import { writeLists, writeOpenWeb } from './write-open-web.ts';
import { writePages } from './write-pages.ts';

export interface SiteOptions {
  readonly out: string;
  /** Where the site will lie, without a slash at its end; null: not known yet. */
  readonly address: string | null;
  /** Also documents whose licence does not say that they may be copied. */
  readonly isEveryDocument: boolean;
}

export interface SiteReport {
  readonly records: number;
  readonly files: number;
  readonly bytes: number;
  /** Bytes of the search index, of which a reader loads what a question needs. */
  readonly indexBytes: number;
  readonly documents: { readonly copied: number; readonly leftOut: number; readonly images: number };
}

/**
 * Writes the whole portal as files that any web server can serve, with its search done in the browser. Safe to repeat:
 * the folder is replaced at once by the new one.
 * @throws CONFLICT, FILE_NOT_WRITABLE, DISK_FULL
 */
export async function writeSite(services: Services, options: SiteOptions): Promise<SiteReport> {
  const { address } = options;
  const source = await readSiteSource(services);
  const portal = await openPortalAnswers(source.services);
  try {
    let documents: SiteReport['documents'] = { copied: 0, leftOut: 0, images: 0 };
    const written = await writeSiteFolder(options.out, async (files) => {
      const shell = await writeInterface(files);
      await writePages({ source, files, shell, address });
      await files.write('404.html', notFoundPage(shell));
      await writeAnswers(source, portal, files, address);
      await writeApiPages(files, address !== null);
      await writeLists(source, files);
      if (address !== null) await writeOpenWeb(source, portal, files, address);
      const records = source.published.map((version) => ({
        document: toSearchDocument(version),
        record: version.record,
      }));
      await writeIndex(files, records);
      const coverage = JSON.stringify(await coverageFile(services.store));
      await files.write('index/coverage.json.gz', gzipSync(coverage));
      documents = await writeDocuments(source, portal, files, options);
      // GitHub Pages passes files through Jekyll unless this is there.
      await files.write('.nojekyll', '');
    });
    const sizes = [...written];
    return {
      records: source.published.length,
      files: sizes.length,
      bytes: sizes.reduce((sum, [, size]) => sum + size, 0),
      indexBytes: sizes.reduce((sum, [path, size]) => sum + (path.startsWith('index/') ? size : 0), 0),
      documents,
    };
  } finally {
    await portal.close();
  }
}
