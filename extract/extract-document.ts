import { createHash } from 'node:crypto';
import { AppError } from '../schemas/errors.ts';
import type { Extraction } from '../schemas/extraction.ts';
import type { Note } from '../schemas/note.ts';
import type { MediaType } from '../schemas/source.ts';
import type { Vocabulary } from '../schemas/vocabulary.ts';
import type { Layout } from './layout.ts';

/**
 * Goes up whenever equal bytes may give other records, so that kept documents are read anew.
 * It stands in every extraction and beside every document.
 */
export const EXTRACTOR_VERSION = '1.8.0';

export interface ExtractInput {
  readonly bytes: Uint8Array;
  readonly mediaType: MediaType;
  /** Where it was fetched from: relative links are resolved against it. */
  readonly url?: string;
  readonly country: string;
  /** The source's id; null when a file is only extracted. */
  readonly source: string | null;
  readonly vocabularies: readonly Vocabulary[];
}

/**
 * The whole way from bytes to records, each part loaded when it is needed. A strange document gives notes, not errors;
 * one without records says so with NO_RECORDS.
 *
 * @throws PDF_INVALID, PDF_ENCRYPTED, DOCUMENT_EMPTY, TEXT_UNDECODABLE, MEDIA_TYPE_UNSUPPORTED
 */
export async function extractDocument(input: ExtractInput): Promise<Extraction> {
  if (input.bytes.length === 0) throw new AppError('DOCUMENT_EMPTY', 'the document has no bytes');
  const document = createHash('sha256').update(input.bytes).digest('hex');
  const layout = await readLayout(input);
  return extractLayout(layout, { ...input, document });
}

/** The second half: a layout to records. `document` is the sha256 of the bytes it was read from. */
export async function extractLayout(
  layout: Layout,
  input: Omit<ExtractInput, 'bytes'> & { readonly document: string },
): Promise<Extraction> {
  const { country, source, document, vocabularies } = input;
  const [
    { readRecords },
    { loadLanguageDetector },
    { classify },
    { readSearchStatement },
    { readStatistics },
  ] = await Promise.all([
    import('./readers/read-records.ts'),
    import('./values/language-detector.ts'),
    import('./classify/classify.ts'),
    import('./readers/search/read-search-statement.ts'),
    import('./readers/read-statistics.ts'),
  ]);
  const detectLanguage = await loadLanguageDetector();
  const read = readRecords({ layout, country, document, source, detectLanguage });
  const records = read.records.map((record) => ({ ...record, concepts: classify(record, vocabularies) }));
  const searched = readSearchStatement(layout, read.usedBlocks, read.language);
  const notes: Note[] = [...layout.notes, ...read.notes, ...searched.notes];
  if (records.length === 0 && !notes.some((note) => note.code === 'NO_RECORDS')) notes.push(NO_RECORDS);
  return {
    document,
    source,
    country,
    mediaType: input.mediaType,
    language: read.language,
    extractorVersion: EXTRACTOR_VERSION,
    pageCount: layout.mediaType === 'application/pdf' ? layout.pages.length : null,
    ...(layout.related?.next ? { nextPage: layout.related.next } : {}),
    ...(records.length === 0 && layout.related ? { linkedPages: contentLinks(layout) } : {}),
    records,
    notes,
    searchStatement: searched.statement,
    statistics: readStatistics(layout, read.usedBlocks, read.language),
  };
}

/** More items than this are not listed on one page. */
const MAX_LINKED_PAGES = 1000;

/** What the content of a page links to, each once. */
function contentLinks({ blocks }: Layout): string[] {
  const found = new Set<string>();
  for (const block of blocks) {
    if (block.type === 'furniture') continue;
    const links =
      block.type === 'table'
        ? block.cells.flatMap((cell) => cell.links)
        : block.type === 'card'
          ? [...block.entries.flatMap((entry) => entry.links), ...block.links]
          : block.links;
    for (const { url, origin } of links) if (origin === 'attribute') found.add(url);
  }
  return [...found].slice(0, MAX_LINKED_PAGES);
}

const NO_RECORDS: Note = {
  code: 'NO_RECORDS',
  place: null,
  quote: '',
  message: 'No table, card or passage of this document reads as records.',
};

async function readLayout({ bytes, mediaType, url }: ExtractInput): Promise<Layout> {
  switch (mediaType) {
    case 'application/pdf': {
      const { readPdfLayout } = await import('./pdf/read-pdf-layout.ts');
      return readPdfLayout(bytes);
    }
    case 'text/html': {
      const { readHtmlLayout } = await import('./html/read-html-layout.ts');
      return readHtmlLayout(bytes, url === undefined ? {} : { url });
    }
    case 'text/plain': {
      const { readTextLayout } = await import('./text/read-text-layout.ts');
      return readTextLayout(bytes);
    }
    default:
      throw new AppError('MEDIA_TYPE_UNSUPPORTED', `documents of type ${mediaType} are not read`, {
        mediaType,
      });
  }
}
