import { memo, useId, useState } from 'react';
import type { FacetId, SearchQuery, SearchResult } from '../../schemas/search.ts';
import { collator, formatNumber } from '../language/format.ts';
import { isVocabulary, type Labels } from '../language/labels.ts';
import { meaningOf } from '../language/meaning.ts';
import { arrangeValues, foldText } from './arrange-values.ts';
import { changeSearch } from './change-search.ts';
import { FacetRow } from './facet-row.tsx';
import { withValue } from './search-address.ts';
import { arrangedRows, haveSamePlaces, keepPlaces, SHOWN } from './steady-rows.ts';
import { useSteady } from './use-steady.ts';

const SEARCHABLE_FROM = 12;

const NONE: readonly never[] = [];

interface FacetProps {
  readonly facet: FacetId;
  readonly counts: NonNullable<SearchResult['facets'][FacetId]>;
  readonly chosen: readonly string[];
  readonly excluded: readonly string[];
  readonly isMatchAll: boolean;
  /** Somebody is choosing: rows keep their places whatever is answered. */
  readonly isHeld: boolean;
  readonly labels: Labels;
}

/** One facet: several values may be chosen or excluded; counts ignore the facet's own choice. */
export function FacetList({
  facet,
  counts,
  query,
  isHeld,
  labels,
}: {
  facet: FacetId;
  counts: SearchResult['facets'][FacetId];
  query: SearchQuery;
  isHeld: boolean;
  labels: Labels;
}) {
  return (
    <FacetValues
      facet={facet}
      counts={counts}
      chosen={query.filters[facet] ?? NONE}
      excluded={query.exclude[facet] ?? NONE}
      isMatchAll={query.matchAll.includes(facet)}
      isHeld={isHeld}
      labels={labels}
    />
  );
}

const areEqual = (before: FacetProps, after: FacetProps): boolean =>
  before.facet === after.facet &&
  before.counts === after.counts &&
  before.labels === after.labels &&
  before.isMatchAll === after.isMatchAll &&
  // What is held from now on looks as it did.
  (before.isHeld === after.isHeld || after.isHeld) &&
  before.chosen.join('\n') === after.chosen.join('\n') &&
  before.excluded.join('\n') === after.excluded.join('\n');

/** Drawn anew when something of this facet changes, and not for what is chosen in another. */
const FacetValues = memo(function FacetValues({
  facet,
  counts,
  chosen,
  excluded,
  isMatchAll,
  isHeld,
  labels,
}: FacetProps) {
  const { language, t } = labels;
  const id = useId();
  const [isWhole, setWhole] = useState(false);
  const [wanted, setWanted] = useState('');
  const [isDefined, setDefined] = useState(false);
  const [isByName, setByName] = useState(facet === 'country');
  const picked = [...chosen, ...excluded];
  const fresh = arrangeValues(counts, {
    kept: picked,
    broader: (value) => (isVocabulary(facet) ? labels.concept(`${facet}/${value}`)?.broader : undefined),
    compare: isByName
      ? (a, b) => collator(language).compare(labels.value(facet, a.value), labels.value(facet, b.value))
      : (a, b) =>
          b.count - a.count ||
          collator(language).compare(labels.value(facet, a.value), labels.value(facet, b.value)),
  });
  const { rows: all, inSight } = useSteady(
    arrangedRows(fresh, picked, isByName ? 'name' : 'count'),
    isHeld,
    (stood, now) => keepPlaces(stood, now, picked),
    haveSamePlaces,
  );
  if (all.length === 0) return null;
  const found = wanted
    ? all.filter(({ value }) => foldText(labels.value(facet, value)).includes(foldText(wanted)))
    : all;
  const shown = isWhole || wanted ? found : found.filter(({ value }) => inSight.includes(value));
  const largest = Math.max(1, ...all.map(({ count }) => count));
  return (
    <details className="facet" data-facet={facet} open>
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
      {/* Below the rows: they stay where they are when a second value is chosen. */}
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
