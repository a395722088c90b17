import { z } from 'zod';
import { CountryStatistic } from '../../schemas/extraction.ts';
import { SearchStatement } from '../../schemas/search-statement.ts';
import type { RecordStore } from '../record-store.ts';
import type { StoreAccess } from '../sql/dialect.ts';
import { sourceDocument } from './documents.ts';
import { parseSource } from './sources.ts';

/** What each source's current document says beside its records, by country and source. */
export const listReportsQuery =
  ({ read }: StoreAccess): RecordStore['listReports'] =>
  (country) =>
    read(async (db) => {
      let query = db
        .selectFrom('source')
        .innerJoin('document', (join) =>
          join
            .onRef('document.source', '=', 'source.id')
            .onRef('document.sha256', '=', 'source.current_document'),
        )
        .innerJoin('reading', (join) =>
          join
            .onRef('reading.source', '=', 'document.source')
            .onRef('reading.sha256', '=', 'document.sha256'),
        )
        .selectAll('document')
        .select(['source.body', 'reading.search_statement', 'reading.statistics', 'reading.kinds']);
      if (country !== undefined) query = query.where('document.country', '=', country);
      const rows = await query.orderBy('document.country').orderBy('document.source').execute();
      return rows.map((row) => ({
        source: parseSource(row.body),
        document: sourceDocument(row),
        searchStatement: SearchStatement.nullable().parse(JSON.parse(row.search_statement)),
        statistics: z.array(CountryStatistic).parse(JSON.parse(row.statistics)),
        kinds: z.array(z.string()).parse(JSON.parse(row.kinds)),
      }));
    });
