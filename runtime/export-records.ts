import { toBibtex } from '../interchange/bibtex.ts';
import { type CitationContext, toCsl } from '../interchange/csl.ts';
import { CSV_COLUMNS, csvHeader, csvValues, toCsv } from '../interchange/csv.ts';
import { ENDNOTE_HEAD, ENDNOTE_TAIL, toEndnoteXml } from '../interchange/endnote-xml.ts';
import { JSON_LD_HEAD, JSON_LD_TAIL, toJsonLd } from '../interchange/json-ld.ts';
import { toNbib } from '../interchange/nbib.ts';
import { pinnedAddress } from '../interchange/pinned-address.ts';
import { toRis } from '../interchange/ris.ts';
import { ROWS_IN_SHEET, xlsxFile, xlsxRow } from '../interchange/xlsx.ts';
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
  /** Where the file is not the text itself: what is made of it. */
  readonly pack?: (text: AsyncIterable<string>, about: ExportAbout) => AsyncIterable<Uint8Array<ArrayBuffer>>;
}

/** What an export says of itself where its format has a place for it. */
export interface ExportAbout {
  /** The address that gives the same search in the interface. */
  readonly address: string;
  readonly indexVersion: string;
  readonly writtenAt: Date;
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
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
    frame: [xlsxRow(CSV_COLUMNS, { isHeader: true }), '', ''],
    write: (record) => xlsxRow(csvValues(record)),
    pack: workbook,
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
  nbib: {
    mediaType: 'application/nbib; charset=utf-8',
    extension: 'nbib',
    frame: ['', '\n', ''],
    write: (record, context) => toNbib(toCsl(record, context)),
  },
  endnote: {
    mediaType: 'application/xml; charset=utf-8',
    extension: 'xml',
    frame: [ENDNOTE_HEAD, '', ENDNOTE_TAIL],
    write: (record, context) => toEndnoteXml(toCsl(record, context)),
  },
  csl: {
    mediaType: 'application/vnd.citationstyles.csl+json',
    extension: 'json',
    frame: ['[', ',\n', ']\n'],
    write: (record, context) => JSON.stringify(toCsl(record, context)),
  },
  jsonld: {
    mediaType: 'application/ld+json',
    extension: 'jsonld',
    frame: [JSON_LD_HEAD, ',\n', JSON_LD_TAIL],
    write: (record, context) => JSON.stringify(toJsonLd(record, context)),
  },
};

/** What an export needs of the store and the index; the static site has these in the browser too. */
interface ExportedFrom {
  readonly store: {
    listSources(): Promise<Source[]>;
    findRecords(
      ids: readonly string[],
    ): Promise<{ record: AtlasRecord; status: RecordStatus; version?: number }[]>;
  };
  readonly search: Pick<SearchIndex, 'matchingIds'>;
}

/** What an export at this moment says of itself. @throws SEARCH_UNAVAILABLE */
export async function aboutExport(
  { search, clock }: { search: Pick<SearchIndex, 'check'>; clock: { now(): Date } },
  address: string,
): Promise<ExportAbout> {
  const { generation } = await search.check();
  return { address, indexVersion: generation, writtenAt: clock.now() };
}

interface Exporting {
  readonly query: SearchQuery;
  readonly format: ExportFormat;
  /** A record's permalink. */
  readonly address: (id: string) => string;
  readonly about: ExportAbout;
}

/** Every published record of a search, in its order, as pieces of a file in one format. */
export function exportRecords(
  services: ExportedFrom,
  exporting: Exporting,
): AsyncIterable<string | Uint8Array<ArrayBuffer>> {
  const { pack } = EXPORT_WRITERS[exporting.format];
  const text = exportedText(services, exporting);
  return pack ? pack(text, exporting.about) : text;
}

async function* exportedText(
  services: ExportedFrom,
  { query, format, address }: Exporting,
): AsyncGenerator<string> {
  const sources = new Map((await services.store.listSources()).map((source) => [source.id, source]));
  const writer = EXPORT_WRITERS[format];
  const [head, between, tail] = writer.frame;
  let isFirst = true;
  if (head) yield head;
  for await (const ids of inBatches(services.search.matchingIds(query))) {
    const versions = await services.store.findRecords(ids);
    let text = '';
    for (const { record, status, version } of versions) {
      // The index may be a moment behind a withdrawal.
      if (status !== 'published') continue;
      const source = record.source === null ? undefined : sources.get(record.source);
      const permalink = address(record.id);
      text += isFirst ? '' : between;
      text += writer.write(record, {
        sourceName: source?.name ?? 'Prismatlas',
        publisher: source?.publisher ?? null,
        permalink,
        ...(version !== undefined && { pinned: pinnedAddress(permalink, version) }),
      });
      isFirst = false;
    }
    if (text) yield text;
  }
  if (tail) yield tail;
}

/** A workbook of the rows, with a second sheet that says what they are. More rows than a sheet can hold are left out, and told. */
async function* workbook(
  rows: AsyncIterable<string>,
  { address, indexVersion, writtenAt }: ExportAbout,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let count = -1;
  let leftOut = 0;
  async function* counted(): AsyncGenerator<string> {
    for await (const piece of rows) {
      const found = piece.split(/(?<=<\/row>)/u);
      const room = Math.max(0, ROWS_IN_SHEET - 1 - count);
      count += Math.min(found.length, room);
      leftOut += Math.max(0, found.length - room);
      yield found.length <= room ? piece : found.slice(0, room).join('');
    }
  }
  yield* xlsxFile(
    { name: 'Records', rows: counted() },
    {
      name: 'About',
      rows: () => [
        xlsxRow(['Search', address]),
        xlsxRow(['Records', count]),
        ...(leftOut > 0 ? [xlsxRow(['Left out, since a sheet holds no more', leftOut])] : []),
        xlsxRow(['Index version', indexVersion]),
        xlsxRow(['Written', writtenAt.toISOString().slice(0, 10)]),
        xlsxRow(['Licence', 'Sources keep their own licences, named with each record']),
      ],
    },
  );
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
