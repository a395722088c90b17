import { z } from 'zod';
import { CountryCode } from './country.ts';
import { Sha256 } from './document.ts';
import { Evidence } from './evidence.ts';
import { Language } from './language.ts';
import { Note } from './note.ts';
import { Period } from './period.ts';
import { AtlasRecord } from './record.ts';
import { SearchStatement } from './search-statement.ts';
import { MediaType } from './source.ts';

/** A number about a country that a report states in prose: 434 victims identified, 2010 to 2022. */
export const CountryStatistic = z
  .strictObject({
    value: z.number(),
    unit: z.enum(['count', 'percent']),
    of: z.string(),
    period: Period.nullable(),
    quote: z.string(),
    evidence: z.array(Evidence),
  })
  .meta({ id: 'CountryStatistic' });
export type CountryStatistic = z.infer<typeof CountryStatistic>;

/** All that reading one document gives. A strange document is not an error: see `notes`. */
export const Extraction = z
  .strictObject({
    document: Sha256,
    source: z.string().nullable(),
    country: CountryCode,
    mediaType: MediaType,
    language: Language,
    extractorVersion: z.string(),
    pageCount: z.int().nonnegative().nullable(),
    /** Of a listing page: the address of the page that continues it. */
    nextPage: z.string().optional(),
    /** Of a page without records: what its content links to, in reading order; it may name items and say no more of them. */
    linkedPages: z.array(z.string()).optional(),
    records: z.array(AtlasRecord),
    notes: z.array(Note),
    searchStatement: SearchStatement.nullable(),
    statistics: z.array(CountryStatistic),
  })
  .meta({ id: 'Extraction' });
export type Extraction = z.infer<typeof Extraction>;
