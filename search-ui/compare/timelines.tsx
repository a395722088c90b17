import { useQueries } from '@tanstack/react-query';
import { searchOptions } from '../api/queries.ts';
import { countryColour } from '../charts/country-colour.ts';
import { quoteCsv } from '../charts/quote-csv.ts';
import type { Labels } from '../language/labels.ts';
import { Link } from '../routing/link.tsx';
import { CountryMark } from '../shell/country-mark.tsx';
import { saveFile } from '../shell/save-file.ts';
import { type CompareState, cellAddress, cellQuery } from './compare-address.ts';

const HEIGHT = 64;

/** Records per year, one small chart a country on one scale; the table under each holds the same numbers. */
export function Timelines({
  countries,
  state,
  labels,
}: {
  countries: readonly string[];
  state: CompareState;
  labels: Labels;
}) {
  const { t } = labels;
  const answers = useQueries({
    queries: countries.map((code) => searchOptions({ ...cellQuery(state, [['country', code]]), limit: 1 })),
  });
  const series = countries.map((code, at) => ({ code, years: answers[at]?.data?.years.years ?? [] }));
  const all = series.flatMap(({ years }) => years);
  if (all.length === 0) return null;
  const first = Math.max(1990, Math.min(...all.map(({ year }) => year)));
  const last = Math.max(...all.map(({ year }) => year));
  const highest = Math.max(1, ...all.map(({ count }) => count));
  const width = last - first + 1;
  const csv = () =>
    quoteCsv([
      [labels.field('year'), ...series.map(({ code }) => labels.country(code))],
      ...Array.from({ length: width }, (_, at) => [
        String(first + at),
        ...series.map(({ years }) => String(years.find(({ year }) => year === first + at)?.count ?? 0)),
      ]),
    ]);
  return (
    <section className="timelines" aria-labelledby="timelines">
      <h2 id="timelines">{t('timeline.title')}</h2>
      <p className="soft">{t('timeline.reading', { from: String(first), to: String(last), highest })}</p>
      <ul>
        {series.map(({ code, years }) => {
          const shown = years.filter(({ year }) => year >= first);
          return (
            <li key={code}>
              <h3>
                <Link href={cellAddress(state, [['country', code]])}>
                  <CountryMark code={code} />
                </Link>
              </h3>
              <svg viewBox={`0 0 ${width * 10} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
                {shown.map(({ year, count }) => (
                  <rect
                    key={year}
                    x={(year - first) * 10 + 1}
                    width={8}
                    y={HEIGHT - (count / highest) * HEIGHT}
                    height={(count / highest) * HEIGHT}
                    fill={countryColour(code)}
                  />
                ))}
              </svg>
              <p className="timeline-ends number small soft" aria-hidden="true">
                <span>{first}</span>
                <span>{last}</span>
              </p>
              <details className="twin">
                <summary>{t('chart.table')}</summary>
                <table>
                  <thead>
                    <tr>
                      <th scope="col">{labels.field('year')}</th>
                      <th scope="col">{t('chart.count')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {shown
                      .filter(({ count }) => count > 0)
                      .map(({ year, count }) => (
                        <tr key={year}>
                          <th scope="row">{year}</th>
                          <td>{count}</td>
                        </tr>
                      ))}
                  </tbody>
                </table>
              </details>
            </li>
          );
        })}
      </ul>
      <p className="no-print">
        <button
          type="button"
          className="button"
          onClick={() => saveFile(csv(), 'prismatlas-years.csv', 'text/csv;charset=utf-8')}
        >
          {t('cite.download', { format: 'CSV' })}
        </button>
      </p>
    </section>
  );
}
