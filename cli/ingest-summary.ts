import { countryName } from '../schemas/country.ts';
import { RECORD_KINDS } from '../schemas/record.ts';
import type { IngestReport, SourceOutcome, SourceReport } from '../schemas/run.ts';
import { counted, printable } from './output.ts';
import { textTable } from './text-table.ts';

/** What one run did, for a person: documents, records by kind and country, what could not be read and why. */
export function ingestSummary(report: IngestReport): string {
  const { sources } = report;
  const parts = [documentTable(sources), recordTable(sources), problemList(sources), lastLine(report)];
  return parts.filter((part) => part !== '').join('\n\n');
}

const total = (sources: readonly SourceReport[], of: (report: SourceReport) => number): number =>
  sources.reduce((sum, report) => sum + of(report), 0);

const recordsOf = ({ records }: SourceReport): number =>
  Object.values(records).reduce((sum, n) => sum + n, 0);

function documentTable(sources: readonly SourceReport[]): string {
  const rows = sources.map((report) => [
    report.source,
    report.country,
    report.outcome,
    String(recordsOf(report)),
    String(report.created),
    String(report.changed),
    String(report.withdrawn),
    String(report.notes),
  ]);
  return textTable(
    [
      { title: 'Document', maxWidth: 48 },
      { title: 'Country' },
      { title: 'Outcome' },
      { title: 'Records', align: 'right' },
      { title: 'New', align: 'right' },
      { title: 'Changed', align: 'right' },
      { title: 'Withdrawn', align: 'right' },
      { title: 'Notes', align: 'right' },
    ],
    rows,
  );
}

function recordTable(sources: readonly SourceReport[]): string {
  const countries = [...new Set(sources.map(({ country }) => country))].sort();
  const ofCountry = (country: string): SourceReport[] =>
    sources.filter((report) => report.country === country);
  const kinds = RECORD_KINDS.filter((kind) => sources.some(({ records }) => (records[kind] ?? 0) > 0));
  const rows = kinds.map((kind) => [
    kind,
    ...countries.map((country) => String(total(ofCountry(country), ({ records }) => records[kind] ?? 0))),
    String(total(sources, ({ records }) => records[kind] ?? 0)),
  ]);
  if (rows.length === 0) return '';
  return textTable(
    [
      { title: 'Records' },
      ...countries.map((country) => ({ title: countryName(country), align: 'right' as const })),
      { title: 'All', align: 'right' },
    ],
    [
      ...rows,
      [
        'all',
        ...countries.map((country) => String(total(ofCountry(country), recordsOf))),
        String(total(sources, recordsOf)),
      ],
    ],
  );
}

function problemList(sources: readonly SourceReport[]): string {
  const troubled = sources.filter(({ reason }) => reason !== null);
  const isEmpty = (report: SourceReport): boolean => recordsOf(report) === 0;
  return [
    problems('Without records:', troubled.filter(isEmpty)),
    problems(
      'Not whole:',
      troubled.filter((report) => !isEmpty(report)),
    ),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function problems(title: string, sources: readonly SourceReport[]): string {
  if (sources.length === 0) return '';
  const lines = sources.flatMap(({ source, reason }) => [
    `  ${source}: ${reason?.code}: ${printable(reason?.message ?? '')}`,
    ...(reason?.hint ? [`    ${reason.hint}`] : []),
  ]);
  return [title, ...lines].join('\n');
}

const OUTCOMES: readonly SourceOutcome[] = [
  'extracted',
  'empty',
  'quarantined',
  'failed',
  'denied',
  'unchanged',
];

function lastLine({ sources, indexed, startedAt, finishedAt }: IngestReport): string {
  const outcomes = OUTCOMES.map((outcome) => ({
    outcome,
    count: sources.filter((report) => report.outcome === outcome).length,
  })).filter(({ count }) => count > 0);
  const seconds = ((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000).toFixed(1);
  const documents = counted(sources.length, 'document');
  const parts = outcomes.map(({ outcome, count }) => `${count} ${outcome}`).join(', ');
  const records = counted(total(sources, recordsOf), 'record');
  const notes = counted(
    total(sources, (report) => report.notes),
    'note',
  );
  const waiting = indexed.pending > 0 ? ` ${indexed.pending} wait for the index.` : '';
  return `${documents}: ${parts}. ${records}, ${notes}.${waiting} ${seconds} s.`;
}
