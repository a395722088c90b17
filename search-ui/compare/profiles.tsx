import type { Comparison } from '../../schemas/compare.ts';
import { countryColour } from '../charts/country-colour.ts';
import { quoteCsv } from '../charts/quote-csv.ts';
import { formatNumber, formatPercent } from '../language/format.ts';
import type { Labels } from '../language/labels.ts';
import { Link } from '../routing/link.tsx';
import { CountryMark } from '../shell/country-mark.tsx';
import { saveFile } from '../shell/save-file.ts';
import { type Row, shareOf } from './arrange-rows.ts';
import { type CompareState, cellAddress } from './compare-address.ts';

/** Bars in a profile: what is rarer is in the table above. */
const MOST = 8;

/**
 * What each country's records are about, as shares of its own: one small chart a country, the same rows in the same
 * order on one scale, so that shapes can be compared. It draws the comparison that is there and asks nothing more.
 */
export function Profiles({
  comparison,
  state,
  labels,
}: {
  comparison: Comparison;
  state: CompareState;
  labels: Labels;
}) {
  const { t, language } = labels;
  const rows = profileRows(comparison);
  const countries = comparison.countries.filter((code) => (comparison.totals.byCountry[code] ?? 0) > 0);
  if (rows.length < 2 || countries.length === 0) return null;
  const share = (row: Row, code: string) => shareOf(countOf(row, code), code, comparison);
  const longest = Math.max(...rows.flatMap((row) => countries.map((code) => share(row, code))));
  const name = labels.facet(state.by);
  const csv = () =>
    quoteCsv([
      [name, ...countries.map((code) => labels.country(code))],
      ...rows.map((row) => [
        labels.value(state.by, row.value),
        ...countries.map((code) => share(row, code).toFixed(4)),
      ]),
    ]);
  return (
    <section className="timelines profiles" aria-labelledby="profiles">
      <h2 id="profiles">{t('profile.title')}</h2>
      <p className="soft">
        {t('profile.reading', {
          by: name.toLocaleLowerCase(language),
          longest: formatPercent(longest, language),
        })}
      </p>
      <ul>
        {countries.map((code) => (
          <li key={code}>
            <h3>
              <Link href={cellAddress(state, [['country', code]])}>
                <CountryMark code={code} />
              </Link>
            </h3>
            <table className="profile">
              <caption className="visually-hidden">{labels.country(code)}</caption>
              <thead className="visually-hidden">
                <tr>
                  <th scope="col">{name}</th>
                  <th scope="col">{t('compare.share')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.value}>
                    <th scope="row">{labels.value(state.by, row.value)}</th>
                    <td style={{ '--share': share(row, code) / longest, '--country': countryColour(code) }}>
                      <i />
                      <Share row={row} code={code} share={share(row, code)} {...{ state, labels }} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </li>
        ))}
      </ul>
      <p className="no-print">
        <button
          type="button"
          className="button"
          onClick={() => saveFile(csv(), 'prismatlas-profiles.csv', 'text/csv;charset=utf-8')}
        >
          {t('cite.download', { format: 'CSV' })}
        </button>
      </p>
    </section>
  );
}

/** The most frequent values of all countries together, what is not reported left out; ties as the comparison has them. */
export const profileRows = ({ rows }: Pick<Comparison, 'rows'>): Row[] =>
  rows
    .filter((row) => row.value !== 'not-reported' && row.total > 0)
    .sort((a, b) => b.total - a.total)
    .slice(0, MOST);

const countOf = (row: Row, code: string): number =>
  row.cells.find((cell) => cell.country === code)?.count ?? 0;

/** The number of a bar, which leads to its records; an empty one leads nowhere. */
function Share({
  row,
  code,
  share,
  state,
  labels,
}: {
  row: Row;
  code: string;
  share: number;
  state: CompareState;
  labels: Labels;
}) {
  const count = countOf(row, code);
  const text = formatPercent(share, labels.language);
  if (count === 0) return <span className="number soft">{text}</span>;
  return (
    <Link
      className="number"
      href={cellAddress(state, [
        [state.by, row.value],
        ['country', code],
      ])}
      title={`${formatNumber(count, labels.language)} / ${labels.value(state.by, row.value)}`}
    >
      {text}
    </Link>
  );
}
