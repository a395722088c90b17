import type { Comparison } from '../../schemas/compare.ts';
import { useComparison } from '../api/queries.ts';
import { type CompareState, cellAddress, comparisonParameters } from '../compare/compare-address.ts';
import type { Labels } from '../language/labels.ts';
import { Link } from '../routing/link.tsx';
import { studiedWithoutPractice } from './studied-without-practice.ts';

/** The other kind of gap: what is studied again and again, and has no good practice. At most three, in words. */
export function SynthesisGaps({ state, labels }: { state: CompareState; labels: Labels }) {
  const { t } = labels;
  // Kinds are what tells such a gap: where they are chosen already, nothing can be said.
  const isAsked = state.by !== 'kind' && state.filters.kind === undefined;
  const asked = comparisonParameters({ ...state, across: 'kind' }, { isGapMap: true });
  const comparison: Comparison | undefined = useComparison(asked, { isEnabled: isAsked }).data?.comparison;
  if (!isAsked || !comparison || comparison.by !== state.by) return null;
  const found = studiedWithoutPractice(comparison).slice(0, 3);
  if (found.length === 0) return null;
  return (
    <ul className="synthesis-gaps">
      {found.map(({ value, studies }) => (
        <li key={value}>
          <Link
            href={cellAddress(state, [
              [state.by, value],
              ['kind', 'study'],
            ])}
          >
            {t('gaps.synthesis', { value: labels.value(state.by, value), count: studies })}
          </Link>
        </li>
      ))}
    </ul>
  );
}
