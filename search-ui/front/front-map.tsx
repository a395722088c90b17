import type { CountrySummary } from '../../schemas/api.ts';
import { countRamp } from '../charts/ramp.ts';
import type { Labels } from '../language/labels.ts';
import { EuropeMap } from '../map/europe-map.tsx';
import { MapLegend } from '../map/map-legend.tsx';
import { navigate } from '../routing/location.ts';

/** The countries with reports on the map, by number of records; the list beside says the same. */
export function FrontMap({ countries, labels }: { countries: readonly CountrySummary[]; labels: Labels }) {
  const values = new Map(countries.filter(({ total }) => total > 0).map(({ code, total }) => [code, total]));
  const ramp = countRamp(Math.max(1, ...values.values()));
  return (
    <figure>
      <EuropeMap
        title={labels.t('map.title')}
        values={values}
        fill={ramp.colour}
        onChoose={(code) => navigate(`/countries/${code}`)}
      />
      <MapLegend ramp={ramp} labels={labels} />
    </figure>
  );
}
