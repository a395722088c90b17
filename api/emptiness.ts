import type { CellState, CompareQuery, Comparison } from '../schemas/compare.ts';
import { FIELDS_BY_KIND, RECORD_KINDS, type RecordKind } from '../schemas/record.ts';
import type { RecordStatus } from '../schemas/record-version.ts';
import type { Source } from '../schemas/source.ts';
import type { Vocabulary } from '../schemas/vocabulary.ts';

export interface Coverage {
  readonly query: CompareQuery;
  readonly reports: readonly { source: Pick<Source, 'country'>; kinds: readonly string[] }[];
  readonly held: readonly { status: RecordStatus; country: string; kind: string; count: number }[];
  readonly vocabularies: readonly Vocabulary[];
}

/** Says of each cell without records why it is empty: a zero means "searched and found nothing" only where it was searched. */
export function tellEmptiness(comparison: Comparison, coverage: Coverage): Comparison {
  return {
    ...comparison,
    rows: comparison.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) =>
        cell.count > 0
          ? { ...cell, state: 'counted' as const }
          : { ...cell, state: stateOfEmpty(cell.country, row.value, coverage) },
      ),
    })),
  };
}

function stateOfEmpty(country: string, value: string, coverage: Coverage): CellState {
  const { query, reports, held, vocabularies } = coverage;
  const asked = query.by === 'kind' ? kindsNamed([value]) : kindsNamed(query.filters.kind ?? []);
  const kinds = asked.length > 0 ? asked : RECORD_KINDS;
  const fields = vocabularies.find((vocabulary) => vocabulary.id === query.by)?.fields;
  if (fields && !kinds.some((kind) => FIELDS_BY_KIND[kind].some((field) => fields.includes(field))))
    return 'not-applicable';
  const heldHere = (status: RecordStatus) =>
    held.some(
      (row) => row.country === country && row.status === status && kinds.some((kind) => kind === row.kind),
    );
  // What a concept of an unpublished record is may not be told; that a whole kind awaits approval may.
  if (!heldHere('published') && heldHere('awaiting')) return 'awaiting';
  if (!heldHere('published') && heldHere('withheld')) return 'withheld';
  // What was found there and taken back, a wrong file or country, is no search that found nothing.
  if (!heldHere('published') && heldHere('withdrawn')) return 'not-searched';
  const isSearched = reports.some(
    (report) =>
      report.source.country === country && report.kinds.some((kind) => kinds.some((asked) => asked === kind)),
  );
  return isSearched ? 'none-found' : 'not-searched';
}

const kindsNamed = (values: readonly string[]): RecordKind[] =>
  RECORD_KINDS.filter((kind) => values.includes(kind));
