import type { CountrySummary } from '../../schemas/api.ts';
import type { RecordKind } from '../../schemas/record.ts';
import { formatNumber } from '../language/format.ts';
import type { Labels } from '../language/labels.ts';
import { Link } from '../routing/link.tsx';
import { emptyQuery, searchAddress } from '../search/search-address.ts';
import { CountryMark } from '../shell/country-mark.tsx';
import type { CountriesState } from './countries-address.ts';
import { formatMeasure } from './countries-map.tsx';
import { measureOf } from './country-measure.ts';

/** The numbers of the map, and those they are made of; each leads to its records. */
export function CountriesTable({
  countries,
  kinds,
  state,
  labels,
}: {
  countries: readonly CountrySummary[];
  kinds: readonly RecordKind[];
  state: CountriesState;
  labels: Labels;
}) {
  const { t, language } = labels;
  const count = (country: string, value: number, kind?: RecordKind) =>
    value > 0 ? (
      <Link
        href={searchAddress({
          query: { ...emptyQuery(), filters: { country: [country], ...(kind ? { kind: [kind] } : {}) } },
        })}
      >
        {formatNumber(value, language)}
      </Link>
    ) : (
      <span className="soft">0</span>
    );
  return (
    <table className="countries-table">
      <thead>
        <tr>
          <th scope="col">{labels.facet('country')}</th>
          {kinds.map((kind) => (
            <th key={kind} scope="col" data-shown={state.kind === kind || undefined}>
              {labels.kinds(kind)}
            </th>
          ))}
          <th scope="col">{t('compare.total')}</th>
          {state.measure === 'count' ? null : (
            <th scope="col" data-shown>
              {state.kind === 'all' ? null : <>{labels.kinds(state.kind)}: </>}
              {t(`countries.${state.measure}`)}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {countries.map((country) => {
          const measured = measureOf(country, state);
          return (
            <tr key={country.code}>
              <th scope="row">
                <Link href={`/countries/${country.code}`}>
                  <CountryMark code={country.code} />
                </Link>
              </th>
              {kinds.map((kind) => (
                <td key={kind}>{count(country.code, country.kinds[kind] ?? 0, kind)}</td>
              ))}
              <td>{count(country.code, country.total)}</td>
              {state.measure === 'count' ? null : (
                <td>{measured === null ? '–' : formatMeasure(measured, state.measure, language)}</td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
