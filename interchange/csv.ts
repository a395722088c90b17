import { type AtlasRecord, FIELD_NAMES } from '../schemas/record.ts';

export const CSV_COLUMNS = [
  'id', 'kind', 'country', 'no', ...FIELD_NAMES.map((name) => `field_${name}`), 'year', 'period_start', 'period_end',
  'links', 'figures', 'concepts', 'language', 'source', 'document',
] as const; // biome-ignore format: one row a reader can count

/** The header line; RFC 4180 with CRLF. */
export const csvHeader = (): string => csvRow(CSV_COLUMNS);

export const toCsv = (record: AtlasRecord): string => csvRow(csvValues(record));

/** A record as one row under CSV_COLUMNS: lists are joined by " | ". */
export function csvValues(record: AtlasRecord): (string | number)[] {
  return [
    record.id,
    record.kind,
    record.country,
    record.no ?? '',
    ...FIELD_NAMES.map((name) => record.fields[name] ?? ''),
    record.year ?? '',
    record.period?.start ?? '',
    record.period?.end ?? '',
    record.links.join(' | '),
    record.figures.map((figure) => `${figure.value} ${figure.of}`).join(' | '),
    [...new Set(record.concepts.map((concept) => concept.id))].join(' | '),
    record.language,
    record.source ?? '',
    record.document,
  ];
}

export const csvRow = (values: readonly (string | number)[]): string =>
  `${values.map(csvCell).join(',')}\r\n`;

/**
 * A cell, quoted where needed. Text that a spreadsheet would run as a formula gets a leading apostrophe
 * (OWASP, CSV injection; full-width signs count too); numbers stay numbers.
 */
export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const isFormula = /^[=+\-@\t\r\n\0＝＋－＠]/u.test(value);
  const safe = isFormula ? `'${value}` : value;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
