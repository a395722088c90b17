import { memo, useId, useState } from 'react';
import type { FacetId, SearchQuery, SearchResult } from '../../schemas/search.ts';
import { collator, formatNumber } from '../language/format.ts';
import { isVocabulary, type Labels } from '../language/labels.ts';
import { type Meaning, meaningOf } from '../language/meaning.ts';
import { arrangeValues, type FacetValue, foldText } from './arrange-values.ts';
import { changeSearch } from './change-search.ts';
import { withValue } from './search-address.ts';

const SHOWN = 8;
const SEARCHABLE_FROM = 12;

const NONE: readonly never[] = [];

interface FacetProps {
  readonly facet: FacetId;
  readonly counts: NonNullable<SearchResult['facets'][FacetId]>;
  readonly chosen: readonly string[];
  readonly excluded: readonly string[];
  readonly isMatchAll: boolean;
  readonly labels: Labels;
}

/** One facet: several values may be chosen or excluded; counts ignore the facet's own choice. */
export function FacetList({
  facet,
  counts,
  query,
  labels,
}: {
  facet: FacetId;
  counts: SearchResult['facets'][FacetId];
  query: SearchQuery;
  labels: Labels;
}) {
  return (
    <FacetValues
      facet={facet}
      counts={counts}
      chosen={query.filters[facet] ?? NONE}
      excluded={query.exclude[facet] ?? NONE}
      isMatchAll={query.matchAll.includes(facet)}
      labels={labels}
    />
  );
}

const areEqual = (before: FacetProps, after: FacetProps): boolean =>
  before.facet === after.facet &&
  before.counts === after.counts &&
  before.labels === after.labels &&
  before.isMatchAll === after.isMatchAll &&
  before.chosen.join('\n') === after.chosen.join('\n') &&
  before.excluded.join('\n') === after.excluded.join('\n');

/** Drawn anew when something of this facet changes, and not for what is chosen in another. */
const FacetValues = memo(function FacetValues({
  facet,
  counts,
  chosen,
  excluded,
  isMatchAll,
  labels,
}: FacetProps) {
  const { language, t } = labels;
  const id = useId();
  const [isWhole, setWhole] = useState(false);
  const [wanted, setWanted] = useState('');
  const [isDefined, setDefined] = useState(false);
  const [isByName, setByName] = useState(facet === 'country');
  const all = arrangeValues(counts, {
    kept: [...chosen, ...excluded],
    broader: (value) => (isVocabulary(facet) ? labels.concept(`${facet}/${value}`)?.broader : undefined),
    compare: isByName
      ? (a, b) => collator(language).compare(labels.value(facet, a.value), labels.value(facet, b.value))
      : (a, b) =>
          b.count - a.count ||
          collator(language).compare(labels.value(facet, a.value), labels.value(facet, b.value)),
  });
  if (all.length === 0) return null;
  const found = wanted
    ? all.filter(({ value }) => foldText(labels.value(facet, value)).includes(foldText(wanted)))
    : all;
  // What is chosen stays in sight, however long the list.
  const shown =
    isWhole || wanted
      ? found
      : found.filter(({ value }, at) => at < SHOWN || chosen.includes(value) || excluded.includes(value));
  const largest = Math.max(1, ...all.map(({ count }) => count));
  return (
    <details className="facet" open>
      <summary>
        <h2>{labels.facet(facet)}</h2>
        {chosen.length + excluded.length > 0 ? (
          <span className="facet-chosen number">
            {formatNumber(chosen.length + excluded.length, language)}
          </span>
        ) : null}
      </summary>
      {all.length >= SEARCHABLE_FROM ? (
        <div className="facet-tools">
          <input
            className="field"
            type="search"
            value={wanted}
            aria-label={t('facet.search', { facet: labels.facet(facet) })}
            placeholder={t('facet.searchHint')}
            onChange={(event) => setWanted(event.target.value)}
          />
          <button type="button" className="plain-button small" onClick={() => setByName(!isByName)}>
            {t(isByName ? 'facet.byCount' : 'facet.byName')}
          </button>
        </div>
      ) : null}
      {isVocabulary(facet) && chosen.length > 1 ? (
        <fieldset className="segments small" aria-label={t('facet.matchLabel')}>
          {([false, true] as const).map((isAll) => (
            <button
              key={String(isAll)}
              type="button"
              aria-pressed={isMatchAll === isAll}
              onClick={() =>
                changeSearch((query) => ({
                  ...withValue(query, facet, '', 'neither'),
                  matchAll: isAll
                    ? [...query.matchAll.filter((other) => other !== facet), facet]
                    : query.matchAll.filter((other) => other !== facet),
                }))
              }
            >
              {t(isAll ? 'facet.all' : 'facet.any')}
            </button>
          ))}
        </fieldset>
      ) : null}
      <ul>
        {shown.map((entry) => (
          <FacetRow
            key={entry.value}
            id={`${id}-${entry.value}`}
            entry={entry}
            share={entry.count / largest}
            label={labels.value(facet, entry.value)}
            meaning={meaningOf(labels, facet, entry.value)}
            isDefined={isDefined}
            state={
              chosen.includes(entry.value)
                ? 'chosen'
                : excluded.includes(entry.value)
                  ? 'excluded'
                  : 'neither'
            }
            labels={labels}
            onChoose={(choice) => changeSearch((query) => withValue(query, facet, entry.value, choice))}
          />
        ))}
      </ul>
      {wanted && found.length === 0 ? <p className="small soft">{t('facet.nothing')}</p> : null}
      <p className="facet-foot">
        {!wanted && (isWhole ? all.length > SHOWN : shown.length < all.length) ? (
          <button
            type="button"
            className="plain-button small"
            aria-expanded={isWhole}
            onClick={() => setWhole(!isWhole)}
          >
            {isWhole ? t('facet.fewer') : t('facet.showAll', { count: all.length })}
          </button>
        ) : null}
        {all.some(({ value }) => meaningOf(labels, facet, value)) ? (
          <button
            type="button"
            className="plain-button small"
            aria-expanded={isDefined}
            onClick={() => setDefined(!isDefined)}
          >
            {t(isDefined ? 'facet.defineNot' : 'facet.define')}
            <span className="visually-hidden">: {labels.facet(facet)}</span>
          </button>
        ) : null}
      </p>
    </details>
  );
}, areEqual);

function FacetRow({
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
