import { useState } from 'react';
import { RECORD_KINDS } from '../../schemas/facet.ts';
import type { RecordKind } from '../../schemas/record.ts';
import { useCountries } from '../api/queries.ts';
import { countRamp } from '../charts/ramp.ts';
import { collator, formatNumber } from '../language/format.ts';
import { useLabels } from '../language/labels.ts';
import { EuropeMap } from '../map/europe-map.tsx';
import { MapLegend } from '../map/map-legend.tsx';
import { Link } from '../routing/link.tsx';
import { navigate } from '../routing/location.ts';
import { usePageTitle } from '../routing/page-title.ts';
import { emptyQuery, searchAddress } from '../search/search-address.ts';
import { CountryMark } from '../shell/country-mark.tsx';
import { ErrorState, SkeletonLines } from '../shell/page-states.tsx';
import './countries-page.css';

/** Countries on the map and, with the same numbers, in a table. */
export function Page() {
  const labels = useLabels();
  const { t, language } = labels;
  const answer = useCountries();
  const [kind, setKind] = useState<RecordKind | 'all'>('all');
  usePageTitle(t('nav.countries'));
  const countries = [...(answer.data?.countries ?? [])].sort((a, b) =>
    collator(language).compare(labels.country(a.code), labels.country(b.code)),
  );
  const kinds = RECORD_KINDS.filter((known) => countries.some((country) => country.kinds[known]));
  const values = new Map(
    countries.map(
      (country) => [country.code, kind === 'all' ? country.total : (country.kinds[kind] ?? 0)] as const,
    ),
  );
  const ramp = countRamp(Math.max(1, ...values.values()));
  return (
    <div className="wide page">
      <div className="page-head">
        <h1>{t('countries.title')}</h1>
        <p className="lead">{t('countries.lead')}</p>
      </div>
      {answer.error ? (
        <ErrorState error={answer.error} retry={() => void answer.refetch()} />
      ) : !answer.data ? (
        <SkeletonLines lines={8} height={44} />
      ) : (
        <div className="countries">
          <figure>
            <fieldset className="segments small map-kinds" aria-label={t('countries.shown')}>
              {(['all', ...kinds] as const).map((known) => (
                <button
                  key={known}
                  type="button"
                  aria-pressed={kind === known}
                  onClick={() => setKind(known)}
                >
                  {known === 'all' ? t('kinds.all') : labels.kinds(known)}
                </button>
              ))}
            </fieldset>
            <EuropeMap
              title={t('map.title')}
              values={values}
              fill={(value) => (value === 0 ? 'var(--paper)' : ramp.colour(value))}
              onChoose={(code) => navigate(`/countries/${code}`)}
            />
            <MapLegend ramp={ramp} labels={labels} />
          </figure>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
          <section className="countries-scroll" aria-label={t('countries.title')} tabIndex={0}>
            <table className="countries-table">
              <thead>
                <tr>
                  <th scope="col">{labels.facet('country')}</th>
                  {kinds.map((known) => (
                    <th key={known} scope="col">
                      {labels.kinds(known)}
                    </th>
                  ))}
                  <th scope="col">{t('compare.total')}</th>
                </tr>
              </thead>
              <tbody>
                {countries.map((country) => (
                  <tr key={country.code}>
                    <th scope="row">
                      <Link href={`/countries/${country.code}`}>
                        <CountryMark code={country.code} />
                      </Link>
                    </th>
                    {kinds.map((known) => {
                      const count = country.kinds[known] ?? 0;
                      const filters = { country: [country.code], kind: [known] };
                      return (
                        <td key={known}>
                          {count > 0 ? (
                            <Link href={searchAddress({ query: { ...emptyQuery(), filters } })}>
                              {formatNumber(count, language)}
                            </Link>
                          ) : (
                            <span className="soft">0</span>
                          )}
                        </td>
                      );
                    })}
                    <td>
                      <Link
                        href={searchAddress({
                          query: { ...emptyQuery(), filters: { country: [country.code] } },
                        })}
                      >
                        {formatNumber(country.total, language)}
                      </Link>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
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
