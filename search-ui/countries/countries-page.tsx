import { useMemo } from 'react';
import { RECORD_KINDS } from '../../schemas/facet.ts';
import { useCountries } from '../api/queries.ts';
import { collator } from '../language/format.ts';
import { useLabels } from '../language/labels.ts';
import { Link } from '../routing/link.tsx';
import { navigate, usePlace } from '../routing/location.ts';
import { usePageTitle } from '../routing/page-title.ts';
import { DroppedNotice } from '../shell/dropped-notice.tsx';
import { ErrorState, SkeletonLines } from '../shell/page-states.tsx';
import {
  type CountriesState,
  countriesAddress,
  MAP_MEASURES,
  readCountriesAddress,
} from './countries-address.ts';
import { CountriesMap } from './countries-map.tsx';
import './countries-page.css';
import { CountriesTable } from './countries-table.tsx';

/** Countries on the map and, with the same numbers, in a table. */
export function Page() {
  const labels = useLabels();
  const { t, language } = labels;
  const place = usePlace();
  const answer = useCountries();
  const { state, unread } = useMemo(() => readCountriesAddress(place.search), [place.search]);
  usePageTitle(t('nav.countries'));
  const go = (next: CountriesState) => navigate(countriesAddress(next));
  const countries = [...(answer.data?.countries ?? [])].sort((a, b) =>
    collator(language).compare(labels.country(a.code), labels.country(b.code)),
  );
  const kinds = RECORD_KINDS.filter((known) => countries.some((country) => country.kinds[known]));
  return (
    <div className="wide page">
      <div className="page-head">
        <h1>{t('countries.title')}</h1>
        <p className="lead">{t('countries.lead')}</p>
      </div>
      <DroppedNotice unread={unread} href={countriesAddress(state)} />
      {answer.error ? (
        <ErrorState error={answer.error} retry={() => void answer.refetch()} />
      ) : !answer.data ? (
        <SkeletonLines lines={8} height={44} />
      ) : (
        <div className="countries">
          <figure>
            <div className="map-choices no-print">
              <fieldset className="segments small" aria-label={t('countries.shown')}>
                {(['all', ...kinds] as const).map((kind) => (
                  <button
                    key={kind}
                    type="button"
                    aria-pressed={state.kind === kind}
                    onClick={() => go({ ...state, kind })}
                  >
                    {kind === 'all' ? t('kinds.all') : labels.kinds(kind)}
                  </button>
                ))}
              </fieldset>
              <fieldset className="segments small" aria-label={t('compare.measure')}>
                {MAP_MEASURES.filter((measure) => measure !== 'share' || state.kind !== 'all').map(
                  (measure) => (
                    <button
                      key={measure}
                      type="button"
                      aria-pressed={state.measure === measure}
                      onClick={() => go({ ...state, measure })}
                    >
                      {t(`countries.${measure}`)}
                    </button>
                  ),
                )}
              </fieldset>
            </div>
            <CountriesMap countries={countries} state={state} labels={labels} />
          </figure>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
          <section className="countries-scroll" aria-label={t('countries.title')} tabIndex={0}>
            <CountriesTable countries={countries} kinds={kinds} state={state} labels={labels} />
            <p>
              <Link className="button" href="/compare">
                {t('front.compareAll')}
              </Link>
            </p>
          </section>
        </div>
      )}
    </div>
  );
}
