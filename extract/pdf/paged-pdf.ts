import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { openPdf } from './open-pdf.ts';

/** Fonts of pages long past are dropped after so many pages; a long report would keep them all. */
const PAGES_PER_CLEANUP = 50;
/**
 * pdf.js keeps every element of a structure tree that it was asked for as long as the document is open (some 80 a page
 * of tables, 85,000 in a report of 1,000 pages), and no call of it lets them go: the document is opened anew after so
 * many pages whose tags were read.
 */
const TAGGED_PAGES_PER_OPENING = 100;

/** A PDF read from its first page to its last, holding no more of it than the pages at hand need. */
export class PagedPdf {
  readonly #bytes: Uint8Array;
  #pdf: PDFDocumentProxy;
  #taggedPages = 0;

  private constructor(bytes: Uint8Array, pdf: PDFDocumentProxy) {
    this.#bytes = bytes;
    this.#pdf = pdf;
  }

  /** @throws DOCUMENT_EMPTY, PDF_INVALID, PDF_ENCRYPTED */
  static async open(bytes: Uint8Array): Promise<PagedPdf> {
    return new PagedPdf(bytes, await openPdf(bytes));
  }

  get document(): PDFDocumentProxy {
    return this.#pdf;
  }

  page(number: number): Promise<PDFPageProxy> {
    return this.#pdf.getPage(number);
  }

  /** To be called after each page, when nothing of the page is asked for any more. */
  async letGo(number: number, hasReadTags: boolean): Promise<void> {
    if (hasReadTags) this.#taggedPages++;
    if (this.#taggedPages >= TAGGED_PAGES_PER_OPENING) {
      this.#taggedPages = 0;
      await this.close(); // first: two openings at once would hold the file twice more
      this.#pdf = await openPdf(this.#bytes);
    } else if (number % PAGES_PER_CLEANUP === 0) await this.#pdf.cleanup().catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.#pdf.loadingTask.destroy().catch(() => undefined);
  }
}
