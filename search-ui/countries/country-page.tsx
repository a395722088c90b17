import type { CountryPage as CountryData } from '../../schemas/api.ts';
import { RECORD_KINDS } from '../../schemas/facet.ts';
import { useCountry } from '../api/queries.ts';
import { changesAddress } from '../changes/changes-address.ts';
import { formatDate, formatNumber, formatPeriod } from '../language/format.ts';
import { isKind, type Labels, useLabels } from '../language/labels.ts';
import { Link } from '../routing/link.tsx';
import { usePageTitle } from '../routing/page-title.ts';
import { rooted } from '../routing/root.ts';
import { hitYears } from '../search/entry.tsx';
import { emptyQuery, facetAddress, searchAddress } from '../search/search-address.ts';
import { ErrorState, SkeletonLines } from '../shell/page-states.tsx';
import { FlowDiagram } from './flow-diagram.tsx';
import './country-page.css';
import { StatementView } from './statement-view.tsx';

export function Page({ id }: { id: string }) {
  const labels = useLabels();
  const code = id.toUpperCase();
  const answer = useCountry(code);
  usePageTitle(labels.country(code));
  return (
    <div className="wide page country-page">
      <div className="page-head">
        <p className="label">
          <Link href="/countries">{labels.t('nav.countries')}</Link>
        </p>
        <h1>{labels.country(code)}</h1>
        {answer.data ? (
          <p className="lead">
            {answer.data.country.total > 0
              ? labels.t('count.records', { count: answer.data.country.total })
              : labels.t('country.nothing')}
          </p>
        ) : null}
      </div>
      {answer.error ? (
        <ErrorState error={answer.error} retry={() => void answer.refetch()} />
      ) : answer.data ? (
        <CountryView page={answer.data} labels={labels} />
      ) : (
        <SkeletonLines lines={9} height={36} />
      )}
    </div>
  );
}

function CountryView({ page, labels }: { page: CountryData; labels: Labels }) {
  const { t, language } = labels;
  const { country, reports, highlights } = page;
  const searched = new Set(reports.flatMap((report) => report.kinds));
  const missing = RECORD_KINDS.filter((kind) => !country.kinds[kind]);
  return (
    <div className="country-layout">
      <div>
        {reports.map((report) => (
          <section key={report.source.id} className="report" aria-labelledby={`report-${report.source.id}`}>
            <h2 id={`report-${report.source.id}`}>{report.source.name}</h2>
            <p className="soft small">
              {[report.source.publisher, report.source.year, report.source.licence]
                .filter(Boolean)
                .join(' · ')}{' '}
              · <a href={rooted(`/api/v1/documents/${report.document.sha256}`)}>{t('record.document')}</a> ·{' '}
              <Link href={facetAddress('source', report.source.id)}>
                {t('count.records', { count: report.document.recordCount })}
              </Link>{' '}
              · <Link href={changesAddress(report.source.id)}>{t('changes.link')}</Link>
            </p>
            {report.searchStatement ? (
              <>
                <StatementView statement={report.searchStatement} labels={labels} />
                <FlowDiagram statement={report.searchStatement} country={country.code} labels={labels} />
              </>
            ) : (
              <p className="no-statement">{t('country.noStatement')}</p>
            )}
            {report.statistics.length > 0 ? (
              <>
                <h3>{t('country.numbers')}</h3>
                <ul className="statistics">
                  {report.statistics.map((statistic) => (
                    <li key={statistic.quote + statistic.value} title={statistic.quote}>
                      <b className="number">
                        {formatNumber(statistic.value, language)}
                        {statistic.unit === 'percent' ? '\u00a0%' : ''}
                      </b>
                      <span lang={report.source.language}>{statistic.of}</span>
                      {statistic.period ? (
                        <span className="soft small number">
                          {formatPeriod(statistic.period, language, t)}
                        </span>
                      ) : null}
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
            <p className="small soft">
              {t('country.read', { date: formatDate(report.document.fetchedAt, language) })}
            </p>
          </section>
        ))}
        {reports.length === 0 ? <p>{t('country.noReport')}</p> : null}
      </div>
      <aside className="country-aside">
        {RECORD_KINDS.filter((kind) => country.kinds[kind]).map((kind) => (
          <section key={kind} aria-labelledby={`highlights-${kind}`}>
            <h2 id={`highlights-${kind}`}>
              <Link
                href={searchAddress({
                  query: { ...emptyQuery(), filters: { country: [country.code], kind: [kind] } },
                })}
              >
                {labels.countOf(kind, country.kinds[kind] ?? 0)}
              </Link>
            </h2>
            <ul className="related">
              {highlights
                .filter((hit) => hit.kind === kind)
                .map((hit) => (
                  <li key={hit.id}>
                    <Link
                      href={`/records/${hit.id}`}
                      lang={hit.language === language ? undefined : hit.language}
                    >
                      {hit.title}
                    </Link>{' '}
                    <span className="soft small number">{hitYears(hit, labels)}</span>
                  </li>
                ))}
            </ul>
          </section>
        ))}
        {missing.length > 0 ? (
          <section aria-labelledby="missing">
            <h2 id="missing">{t('country.missing')}</h2>
            <ul className="missing">
              {missing.map((kind) => (
                <li key={kind}>
                  {labels.kinds(kind)}:{' '}
                  <span className="soft">
                    {t(searched.has(kind) && isKind(kind) ? 'cell.none-found' : 'cell.not-searched')}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <p>
          <Link className="button" href={`/compare?country=${country.code}`}>
            {t('country.compare')}
          </Link>
        </p>
      </aside>
    </div>
  );
}
