import { f1, type Score } from '../extract-tables-score.ts';

/** A document as it is scored. */
export interface ScoredDocument {
  readonly name: string;
  readonly isRuled: boolean;
  readonly isWrapped: boolean;
  readonly score: Score;
  /** Tables over pages that came out whole; null where none runs over pages. */
  readonly joined: { readonly whole: number; readonly of: number } | null;
}

export const f1Of = ({ right, wanted, found }: Score): number => f1(right, wanted, found);

function f1OfAll(docs: readonly ScoredDocument[]): string {
  const sum = (value: (score: Score) => number): number => docs.reduce((n, d) => n + value(d.score), 0);
  return docs.length
    ? f1(
        sum((s) => s.right),
        sum((s) => s.wanted),
        sum((s) => s.found),
      ).toFixed(3)
    : '-';
}

export const HEADING = `| material | read by | documents | F1 | mean | ruled | unruled | wrapped, no rules | over pages, whole | pages without tables, none found |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |`;

/** One line of the results: F1 of adjacency relations, over all and by kind of document. */
export function sumLine(material: string, tool: string, docs: readonly ScoredDocument[]): string {
  const mean = docs.reduce((sum, d) => sum + f1Of(d.score), 0) / Math.max(1, docs.length);
  const without = docs.filter((d) => d.score.wanted === 0);
  const wrapped = docs.filter((d) => d.isWrapped && !d.isRuled);
  const right = wrapped.reduce((n, d) => n + d.score.right, 0);
  const wanted = wrapped.reduce((n, d) => n + d.score.wanted, 0);
  const long = docs.flatMap((d) => (d.joined ? [d.joined] : []));
  const count = (key: 'whole' | 'of'): number => long.reduce((n, j) => n + j[key], 0);
  return `| ${[
    material,
    tool,
    docs.length,
    f1OfAll(docs),
    mean.toFixed(3),
    f1OfAll(docs.filter((d) => d.isRuled)),
    f1OfAll(docs.filter((d) => !d.isRuled)),
    wanted ? (right / wanted).toFixed(3) : '-',
    long.length ? `${count('whole')} of ${count('of')}` : '-',
    without.length ? `${without.filter((d) => d.score.found === 0).length} of ${without.length}` : '-',
  ].join(' | ')} |`;
}
