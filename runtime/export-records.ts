import { toBibtex } from '../interchange/bibtex.ts';
import { type CitationContext, toCsl } from '../interchange/csl.ts';
import { csvHeader, toCsv } from '../interchange/csv.ts';
import { toRis } from '../interchange/ris.ts';
import type { ExportFormat } from '../schemas/api.ts';
import type { AtlasRecord } from '../schemas/record.ts';
import type { RecordStatus } from '../schemas/record-version.ts';
import type { SearchQuery } from '../schemas/search.ts';
import type { Source } from '../schemas/source.ts';
import type { SearchIndex } from '../search/search-index.ts';

const BATCH = 200;

/** How a format writes a record, and what stands around the records. */
interface Writer {
  readonly mediaType: string;
  readonly extension: string;
  /** Before the first, between two, and after the last record. */
  readonly frame: readonly [head: string, between: string, tail: string];
  write(record: AtlasRecord, context: CitationContext): string;
}

export const EXPORT_WRITERS: Record<ExportFormat, Writer> = {
  ndjson: {
    mediaType: 'application/x-ndjson',
    extension: 'ndjson',
    frame: ['', '', ''],
    write: (record) => `${JSON.stringify(record)}\n`,
  },
  csv: {
    mediaType: 'text/csv; charset=utf-8',
    extension: 'csv',
    // The byte order mark tells Excel that this is UTF-8.
    frame: [`\uFEFF${csvHeader()}`, '', ''],
    write: (record) => toCsv(record),
  },
  ris: {
    mediaType: 'application/x-research-info-systems',
    extension: 'ris',
    frame: ['', '\r\n', ''],
    write: (record, context) => toRis(toCsl(record, context)),
  },
  bibtex: {
    mediaType: 'application/x-bibtex; charset=utf-8',
    extension: 'bib',
    frame: ['', '\n', ''],
    write: (record, context) => toBibtex(toCsl(record, context)),
  },
  csl: {
    mediaType: 'application/vnd.citationstyles.csl+json',
    extension: 'json',
    frame: ['[', ',\n', ']\n'],
    write: (record, context) => JSON.stringify(toCsl(record, context)),
  },
};

/** What an export needs of the store and the index; the static site has these in the browser too. */
interface ExportedFrom {
  readonly store: {
    listSources(): Promise<Source[]>;
    findRecords(ids: readonly string[]): Promise<{ record: AtlasRecord; status: RecordStatus }[]>;
  };
  readonly search: Pick<SearchIndex, 'matchingIds'>;
}

/** Every published record of a search, in its order, as pieces of a file in one format. `address` gives a record's permalink. */
export async function* exportRecords(
  services: ExportedFrom,
  query: SearchQuery,
  format: ExportFormat,
  address: (id: string) => string,
): AsyncGenerator<string> {
  const sources = new Map((await services.store.listSources()).map((source) => [source.id, source]));
  const writer = EXPORT_WRITERS[format];
  const [head, between, tail] = writer.frame;
  let isFirst = true;
  if (head) yield head;
  for await (const ids of inBatches(services.search.matchingIds(query))) {
    const versions = await services.store.findRecords(ids);
    let text = '';
    for (const { record, status } of versions) {
      // The index may be a moment behind a withdrawal.
      if (status !== 'published') continue;
      const source = record.source === null ? undefined : sources.get(record.source);
      text += isFirst ? '' : between;
      text += writer.write(record, {
        sourceName: source?.name ?? 'Prismatlas',
        publisher: source?.publisher ?? null,
        permalink: address(record.id),
      });
      isFirst = false;
    }
    if (text) yield text;
  }
  if (tail) yield tail;
}

async function* inBatches(ids: AsyncIterable<string>): AsyncGenerator<string[]> {
  let batch: string[] = [];
  for await (const id of ids) {
    batch.push(id);
    if (batch.length === BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
