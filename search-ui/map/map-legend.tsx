import type { ReactNode } from 'react';
import type { Ramp } from '../charts/ramp.ts';
import { formatNumber } from '../language/format.ts';
import type { Labels } from '../language/labels.ts';

/** What the colours mean; `format` writes a limit, `children` say what else a reader must know. */
export function MapLegend({
  ramp,
  labels: { t, language },
  format = (value) => formatNumber(value, language),
  children,
}: {
  ramp: Ramp;
  labels: Labels;
  format?: (value: number) => string;
  children?: ReactNode;
}) {
  return (
    <figcaption>
      <ul className="map-legend number">
        {ramp.classes.map(({ colour, from, to }) => (
          <li key={from}>
            <i style={{ background: colour }} />
            {from === to ? format(from) : `${format(from)}–${format(to)}`}
          </li>
        ))}
        <li>
          <i className="map-hatch" />
          {t('map.noReport')}
        </li>
      </ul>
      {children}
    </figcaption>
  );
}
