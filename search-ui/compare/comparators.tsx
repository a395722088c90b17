import { useState } from 'react';
import type { Comparison } from '../../schemas/compare.ts';
import { NOT_REPORTED } from '../../schemas/facet.ts';
import { useComparison } from '../api/queries.ts';
import { likeness } from '../charts/likeness.ts';
import { formatList } from '../language/format.ts';
import type { Labels } from '../language/labels.ts';
import { type CompareState, comparisonParameters } from './compare-address.ts';
import { neighboursOf, sharingLanguageWith } from './country-facts.ts';

/** So many of the most alike are named. */
const MOST_ALIKE = 3;
/** A country of fewer records has no profile to speak of. */
const FEWEST_RECORDS = 5;

/** Countries to set beside one, each by a rule that is said: none is picked by hand. */
export function Comparators({
  state,
  known,
  labels,
  onChange,
}: {
  state: CompareState;
  /** Countries with records. */
  known: readonly string[];
  labels: Labels;
  onChange: (state: CompareState) => void;
}) {
  const { t, language } = labels;
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const base = [chosen, state.countries[0], known[0]].find((code) => code && known.includes(code)) ?? '';
  const whole = useComparison(comparisonParameters({ ...state, countries: [] }), { isEnabled: isOpen });
  const rules = [
    { id: 'comparators.neighbours', countries: neighboursOf(base) },
    { id: 'comparators.language', countries: sharingLanguageWith(base) },
    {
      id: 'comparators.alike',
      countries: whole.data && !whole.isPlaceholderData ? mostAlike(whole.data.comparison, base) : [],
    },
  ] as const;
  const useful = rules
    .map(({ id, countries }) => ({ id, countries: countries.filter((code) => known.includes(code)) }))
    .filter(({ countries }) => countries.length > 0);
  if (known.length < 2) return null;
  return (
    <details className="comparators" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('comparators.title')}</summary>
      <label>
        {t('comparators.base')}{' '}
        <select className="field" value={base} onChange={(event) => setChosen(event.target.value)}>
          {known.map((code) => (
            <option key={code} value={code}>
              {labels.country(code)}
            </option>
          ))}
        </select>
      </label>
      {useful.length === 0 && !whole.isPending ? (
        <p className="small soft">{t('comparators.none', { country: labels.country(base) })}</p>
      ) : null}
      <ul>
        {useful.map(({ id, countries }) => (
          <li key={id}>
            <span className="small soft">
              {t(id, { by: labels.facet(state.by).toLocaleLowerCase(language) })}
            </span>{' '}
            <button
              type="button"
              className="plain-button"
              onClick={() => onChange({ ...state, countries: [base, ...countries] })}
            >
              {formatList(
                [base, ...countries].map((code) => labels.country(code)),
                language,
              )}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Those whose records are spread over the rows most as the country's own are, the most alike first. */
export function mostAlike(comparison: Comparison, base: string): string[] {
  const profile = (code: string): number[] =>
    comparison.rows
      .filter(({ value }) => value !== NOT_REPORTED)
      .map((row) => row.cells.find(({ country }) => country === code)?.count ?? 0);
  const own = profile(base);
  const isKnown = (code: string): boolean => (comparison.totals.byCountry[code] ?? 0) >= FEWEST_RECORDS;
  if (!isKnown(base)) return [];
  const others = comparison.countries.filter((code) => code !== base && isKnown(code));
  return (
    others
      .map((code) => ({ code, value: likeness(own, profile(code)) }))
      .filter(({ value }) => value > 0)
      .sort((a, b) => b.value - a.value)
      // Of few, all would be among the most alike.
      .slice(0, Math.min(MOST_ALIKE, Math.ceil(others.length / 2)))
      .map(({ code }) => code)
  );
}
