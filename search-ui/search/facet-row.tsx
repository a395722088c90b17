import { formatNumber } from '../language/format.ts';
import type { Labels } from '../language/labels.ts';
import type { Meaning } from '../language/meaning.ts';
import type { FacetValue } from './arrange-values.ts';

/** One value of a facet: chosen, left out or neither. */
export function FacetRow({
  id,
  entry,
  share,
  label,
  meaning,
  isDefined,
  state,
  labels,
  onChoose,
}: {
  id: string;
  entry: FacetValue;
  share: number;
  label: string;
  meaning: Meaning | undefined;
  /** Whether the meaning is written out, for those who do not hover. */
  isDefined: boolean;
  state: 'chosen' | 'excluded' | 'neither';
  labels: Labels;
  onChoose: (choice: 'chosen' | 'excluded' | 'neither') => void;
}) {
  const { t, language } = labels;
  const isWritten = isDefined && meaning !== undefined;
  return (
    <li
      className="facet-row"
      data-state={state}
      data-none={entry.count === 0 || undefined}
      style={{ paddingInlineStart: Math.min(entry.depth, 3) * 18 }}
    >
      <label htmlFor={id} title={meaning?.text}>
        <input
          id={id}
          type="checkbox"
          aria-describedby={isWritten ? `${id}-definition` : undefined}
          checked={state === 'chosen'}
          onChange={() => onChoose(state === 'chosen' ? 'neither' : 'chosen')}
        />
        <span className="facet-name">{label}</span>
        <span className="visually-hidden">, {t('count.records', { count: entry.count })}</span>
        <span className="facet-count number" aria-hidden="true">
          <i style={{ '--share': share }} />
          {formatNumber(entry.count, language)}
        </span>
      </label>
      <button
        type="button"
        className="facet-not"
        aria-pressed={state === 'excluded'}
        aria-label={t('facet.exclude', { value: label })}
        title={t('facet.exclude', { value: label })}
        onClick={() => onChoose(state === 'excluded' ? 'neither' : 'excluded')}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M4 8h8" />
        </svg>
      </button>
      {isWritten ? (
        <p id={`${id}-definition`} className="facet-definition small soft" lang={meaning.language}>
          {meaning.text}
        </p>
      ) : null}
    </li>
  );
}
