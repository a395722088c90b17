import type { CountrySummary } from '../../schemas/api.ts';
import { countRamp, rateRamp } from '../charts/ramp.ts';
import { formatDate, formatList, formatRate } from '../language/format.ts';
import type { Labels } from '../language/labels.ts';
import { EuropeMap } from '../map/europe-map.tsx';
import { MapLegend } from '../map/map-legend.tsx';
import { POPULATION_SOURCE } from '../map/population.ts';
import { navigate } from '../routing/location.ts';
import type { CountriesState } from './countries-address.ts';
import { measureOf } from './country-measure.ts';

/** How a measure is written: whole records, records per million with two digits, a percentage. */
export const formatMeasure = (value: number, measure: CountriesState['measure'], language: string): string =>
  formatRate(value, measure === 'share' ? 'percent' : measure === 'million' ? 'rate' : 'count', language);

/** The map by the chosen measure, with what a reader must know to read it. */
export function CountriesMap({
  countries,
  state,
  labels,
}: {
  countries: readonly CountrySummary[];
  state: CountriesState;
  labels: Labels;
}) {
  const { t, language } = labels;
  const values = new Map<string, number>();
  const unknown: string[] = [];
  for (const country of countries) {
    const value = measureOf(country, state);
    if (value !== null) values.set(country.code, value);
    else if (state.measure === 'million') unknown.push(labels.country(country.code));
  }
  const largest = Math.max(0, ...values.values());
  const ramp = state.measure === 'count' ? countRamp(Math.max(1, largest)) : rateRamp(largest);
  const format = (value: number) => formatMeasure(value, state.measure, language);
  return (
    <>
      <EuropeMap
        title={t('map.title')}
        values={values}
        format={format}
        fill={(value) => (value === 0 ? 'var(--paper)' : ramp.colour(value))}
        onChoose={(code) => navigate(`/countries/${code}`)}
      />
      <MapLegend ramp={ramp} labels={labels} format={format}>
        {state.measure === 'million' ? (
          <p className="small soft map-note">
            {t('countries.perMillionNote', {
              source: POPULATION_SOURCE.name,
              date: formatDate(POPULATION_SOURCE.date, language),
            })}
            {unknown.length > 0
              ? ` ${t('countries.noPopulation', { countries: formatList(unknown, language) })}`
              : null}
          </p>
        ) : null}
        {state.measure === 'share' ? <p className="small soft map-note">{t('countries.shareNote')}</p> : null}
      </MapLegend>
    </>
  );
}
