import { countryName } from '../schemas/country.ts';
import { type AtlasRecord, recordTitle } from '../schemas/record.ts';
import type { CitationContext } from './csl.ts';

/** schema.org types by kind; source: schema.org 29.0. */
const TYPES = {
  study: 'ScholarlyArticle',
  project: 'ResearchProject',
  practice: 'CreativeWork',
  aspect: 'CreativeWork',
  product: 'CreativeWork',
  case: 'CreativeWork',
} as const;

/** Before the first record of a file, and after the last; records are parted by commas. */
export const JSON_LD_HEAD = '{"@context":"https://schema.org","@graph":[\n';
export const JSON_LD_TAIL = '\n]}\n';

/** What a record is about, in a sentence or two: what it set out to do, else what it found, else its title. */
export function describeRecord(record: AtlasRecord): string {
  const { purpose, aims, objective, findings, results } = record.fields;
  return purpose ?? aims ?? objective ?? findings ?? results ?? recordTitle(record);
}

/** A record as a schema.org object, without its `@context`. A project has no date of publication, but a first and a last day. */
export function toJsonLd(
  record: AtlasRecord,
  { permalink, sourceName }: Pick<CitationContext, 'permalink' | 'sourceName'>,
): object {
  const { authors, author, programme } = record.fields;
  const by = authors ?? author;
  const isProject = record.kind === 'project';
  const country = {
    '@type': 'Country',
    name: countryName(record.country),
    identifier: record.country,
  };
  return {
    '@type': TYPES[record.kind],
    '@id': permalink,
    url: permalink,
    name: recordTitle(record),
    description: describeRecord(record),
    ...(by && (isProject ? { member: organisation(by) } : { author: organisation(by) })),
    ...(isProject && programme && { funder: organisation(programme) }),
    ...(isProject && record.period?.start && { foundingDate: record.period.start }),
    ...(isProject && record.period?.end && { dissolutionDate: record.period.end }),
    ...(!isProject && record.year !== null && { datePublished: String(record.year) }),
    ...(!isProject && {
      inLanguage: record.language,
      spatialCoverage: country,
      isPartOf: { '@type': 'Report', name: sourceName },
    }),
    ...(isProject && { areaServed: country }),
    ...(record.links.length > 0 && { sameAs: record.links }),
  };
}

const organisation = (name: string) => ({ '@type': 'Organization', name });
