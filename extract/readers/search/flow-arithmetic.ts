import type { FlowStep } from '../../../schemas/search-statement.ts';
import type { Flow } from './flow-counts.ts';

/** The sums that a flow implies, each as it is printed: "826 + 1 = 827". */
export function checkArithmetic(flow: Flow): { sum: string; holds: boolean }[] {
  const n = (step: FlowStep): number | null => flow[step]?.n ?? null;
  const sums: { sum: string; holds: boolean }[] = [];
  const databases = n('identifiedDatabases');
  const other = n('identifiedOther');
  const screened = n('screened');
  const duplicates = n('duplicates');
  const eligible = n('eligibility');
  const check = (parts: readonly number[], total: number): { sum: string; holds: boolean } => {
    const [first = 0, ...rest] = parts;
    const written = rest.map((part) => (part < 0 ? ` - ${-part}` : ` + ${part}`)).join('');
    return {
      sum: `${first}${written} = ${total}`,
      holds: parts.reduce((sum, part) => sum + part, 0) === total,
    };
  };
  /** Duplicates are taken away before screening in some reports and after it in others: the way that holds counts. */
  const either = (
    parts: readonly number[],
    total: number,
    isOptional: boolean,
  ): { sum: string; holds: boolean; took: boolean } => {
    const plain = check(parts, total);
    if (duplicates === null || !isOptional || plain.holds) return { ...plain, took: false };
    const without = check([...parts, -duplicates], total);
    return without.holds ? { ...without, took: true } : { ...plain, took: false };
  };
  let isTaken = false;
  if (databases !== null && screened !== null) {
    const first = either(other === null ? [databases] : [databases, other], screened, true);
    if (other !== null || first.took || first.holds) sums.push({ sum: first.sum, holds: first.holds });
    isTaken = first.took;
  }
  const excluded = n('excludedScreening');
  if (screened !== null && excluded !== null && eligible !== null) {
    const { sum, holds } = either([screened, -excluded], eligible, !isTaken);
    sums.push({ sum, holds });
  }
  const excludedLater = n('excludedEligibility');
  const included = n('includedPublications') ?? n('includedStudies');
  if (eligible !== null && excludedLater !== null && included !== null)
    sums.push(check([eligible, -excludedLater], included));
  return sums;
}
