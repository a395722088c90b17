import type { Ramp } from '../charts/ramp.ts';
import type { Labels } from '../language/labels.ts';

export function MapLegend({ ramp, labels: { t } }: { ramp: Ramp; labels: Labels }) {
  return (
    <figcaption>
      <ul className="map-legend number">
        {ramp.classes.map(({ colour, from, to }) => (
          <li key={from}>
            <i style={{ background: colour }} />
            {from === to ? from : `${from}–${to}`}
          </li>
        ))}
        <li>
          <i style={{ background: 'var(--land)' }} />
          {t('map.noReport')}
        </li>
      </ul>
    </figcaption>
  );
}
