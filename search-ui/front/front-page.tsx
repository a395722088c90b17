import type { CountrySummary } from '../../schemas/api.ts';
import { RECORD_KINDS } from '../../schemas/facet.ts';
import { useCountries, useSearch, useStatus } from '../api/queries.ts';
import { collator, formatNumber } from '../language/format.ts';
import { type Labels, useLabels } from '../language/labels.ts';
import { Link } from '../routing/link.tsx';
import { navigate } from '../routing/location.ts';
import { usePageTitle } from '../routing/page-title.ts';
import { emptyQuery, facetAddress, searchAddress } from '../search/search-address.ts';
import { SearchBox, wordsAddress } from '../search/search-box.tsx';
import { CountryMark } from '../shell/country-mark.tsx';
import { late, useLate } from '../shell/late.ts';
import { ErrorState } from '../shell/page-states.tsx';
import { PracticeCards } from './practice-cards.tsx';
import './front-page.css';

const FRONT_MAP = late(async () => (await import('./front-map.tsx')).FrontMap);

/** Concepts to start from, as examples of what can be asked. */
const EXAMPLES = [
  ['exploitation', 'labour-exploitation'],
  ['exploitation', 'sexual-exploitation'],
  ['audience', 'children'],
  ['intervention', 'reintegration'],
  ['intervention', 'prevention'],
] as const;

export function FrontPage() {
  const labels = useLabels();
  const { t } = labels;
  const countries = useCountries();
  const status = useStatus().data;
  const practices = useSearch({ filters: { kind: ['practice'] }, sort: 'added', limit: 12 });
  const FrontMap = useLate(FRONT_MAP);
  usePageTitle('Prismatlas');
  const list = countries.data?.countries ?? [];
  const withRecords = list.filter((country) => country.total > 0).length;
  return (
    <div className="wide page front">
      <div className="front-hero">
        <section className="front-search">
          <h1>{t('front.title')}</h1>
          <p className="front-lead">
            {status && countries.data
              ? t('front.lead', {
                  records: formatNumber(status.records, labels.language),
                  countries: withRecords,
                })
              : t('front.leadLoading')}
          </p>
          <SearchBox
            text=""
            size="large"
            hasFocus
            onSearch={(q) => navigate(q ? wordsAddress(q) : '/search')}
          />
          <Examples labels={labels} />
        </section>
        <section className="front-countries" aria-labelledby="front-countries">
          <h2 id="front-countries">{t('front.countries')}</h2>
          {countries.error ? (
            <ErrorState error={countries.error} retry={() => void countries.refetch()} />
          ) : (
            <CountryList countries={list} isLoading={countries.isPending} labels={labels} />
          )}
          <p>
            <Link href="/compare">{t('front.compareAll')}</Link>
          </p>
        </section>
        <div className="front-map">{FrontMap ? <FrontMap countries={list} labels={labels} /> : null}</div>
      </div>
      <section className="doors" aria-label={t('front.doors')}>
        {(
          [
            ['practices', searchAddress({ query: { ...emptyQuery(), filters: { kind: ['practice'] } } })],
            ['literature', searchAddress({ query: { ...emptyQuery(), filters: { kind: ['study'] } } })],
            ['report', '/about#add'],
          ] as const
        ).map(([door, href]) => (
          <Link key={door} href={href} className="door">
            <h2>{t(`door.${door}`)}</h2>
            <p>{t(`door.${door}.text`)}</p>
          </Link>
        ))}
      </section>
      <PracticeCards hits={practices.data?.hits} labels={labels} />
      <section className="front-reading" aria-labelledby="front-reading">
        <h2 id="front-reading">{t('front.reading')}</h2>
        <ol>
          {(['records', 'evidence', 'empty', 'cite'] as const).map((part) => (
            <li key={part}>
              <h3>{t(`reading.${part}`)}</h3>
              <p>{t(`reading.${part}.text`)}</p>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

function Examples({ labels }: { labels: Labels }) {
  const known = EXAMPLES.filter(([facet, value]) => labels.concept(`${facet}/${value}`));
  return (
    <p className="front-examples">
      {known.length > 0 ? <span className="soft">{labels.t('front.examples')}</span> : ' '}
      {known.map(([facet, value]) => (
        <Link key={value} href={facetAddress(facet, value)}>
          {labels.value(facet, value)}
        </Link>
      ))}
    </p>
  );
}

function CountryList({
  countries,
  isLoading,
  labels,
}: {
  countries: readonly CountrySummary[];
  isLoading: boolean;
  labels: Labels;
}) {
  const { language } = labels;
  const sorted = [...countries].sort((a, b) =>
    collator(language).compare(labels.country(a.code), labels.country(b.code)),
  );
  if (isLoading) return <div className="skeleton" style={{ height: 240 }} aria-hidden="true" />;
  if (sorted.length === 0) return <p>{labels.t('front.noCountries')}</p>;
  return (
    <ul className="country-list">
      {sorted.map((country) => (
        <li key={country.code}>
          <Link href={`/countries/${country.code}`}>
            <CountryMark code={country.code} />
          </Link>
          <Link className="number country-total" href={facetAddress('country', country.code)}>
            {labels.t('count.records', { count: country.total })}
          </Link>
          <p className="country-kinds">
            {RECORD_KINDS.filter((kind) => country.kinds[kind])
              .map((kind) => labels.countOf(kind, country.kinds[kind] ?? 0))
              .join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  );
}
