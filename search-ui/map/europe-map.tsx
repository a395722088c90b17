import { type ReactNode, useEffect, useState } from 'react';
import type { default as Europe } from './europe.json';
import './europe-map.css';

export type EuropeShapes = typeof Europe;

/** The shapes, loaded when a map is first shown: 14 KB gzipped. Null until they are there. */
export function useEurope(): EuropeShapes | null {
  const [shapes, setShapes] = useState<EuropeShapes | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void import('./europe.json').then((loaded) => {
      if (isCurrent) setShapes(loaded.default);
    });
    return () => {
      isCurrent = false;
    };
  }, []);
  return shapes;
}

/**
 * Europe in an equal-area projection. It is a picture for the eye: `title` says what it shows, and the list or table
 * beside it says the same in words and holds the links that a keyboard reaches.
 */
export function EuropeMap({
  title,
  values,
  fill,
  format = String,
  onChoose,
  children,
}: {
  title: string;
  /** By country code; countries that are not here are shown as land without data. */
  values: ReadonlyMap<string, number>;
  fill: (value: number) => string;
  /** Writes a value into the map. */
  format?: (value: number) => string;
  onChoose?: (code: string) => void;
  children?: (shapes: EuropeShapes) => ReactNode;
}) {
  const shapes = useEurope();
  return (
    <svg
      className="europe"
      viewBox={`0 0 ${shapes?.width ?? 1120} ${shapes?.height ?? 1160}`}
      role="img"
      aria-label={title}
    >
      {shapes ? (
        <>
          <defs>
            <pattern
              id="no-report"
              width="14"
              height="14"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width="14" height="14" />
              <path d="M0 0V14" />
            </pattern>
          </defs>
          <path className="europe-graticule" d={shapes.graticule} />
          <path className="europe-land" d={shapes.land} />
          {shapes.countries.map((country) => {
            const value = country.code === null ? undefined : values.get(country.code);
            return value === undefined ? (
              <path key={country.code} className="europe-land europe-hatched" d={country.d} />
            ) : (
              // biome-ignore lint/a11y/noStaticElementInteractions: a short cut for the pointer; the list beside has the link
              <path
                key={country.code}
                className="europe-country"
                d={country.d}
                style={{ fill: fill(value) }}
                onClick={() => country.code && onChoose?.(country.code)}
              />
            );
          })}
          {shapes.countries.map((country) => {
            const value = country.code === null ? undefined : values.get(country.code);
            if (value === undefined) return null;
            const isSmall = country.area < 5200;
            return (
              <g key={country.code} className="europe-label" data-small={isSmall || undefined}>
                {isSmall ? (
                  <Callout x={country.x} y={country.y} code={country.code ?? ''} value={format(value)} />
                ) : (
                  <>
                    <text x={country.x} y={country.y}>
                      {country.code}
                    </text>
                    <text x={country.x} y={country.y + 30} className="europe-value">
                      {format(value)}
                    </text>
                  </>
                )}
              </g>
            );
          })}
          {children?.(shapes)}
        </>
      ) : null}
    </svg>
  );
}

/** Countries too small for words inside are named beside, on a line that leads there. */
function Callout({ x, y, code, value }: { x: number; y: number; code: string; value: string }) {
  const [dx, dy] = CALLOUTS[code] ?? [-70, 60];
  return (
    <>
      <path d={`M${x} ${y}l${dx} ${dy}`} />
      <circle cx={x} cy={y} r="5" />
      <text x={x + dx} y={y + dy + (dy > 0 ? 28 : -10)} className="europe-outside">
        {code} <tspan className="europe-value">{value}</tspan>
      </text>
    </>
  );
}

/** Towards the sea, or towards countries that rarely have a label of their own. */
const CALLOUTS: Readonly<Record<string, readonly [number, number]>> = {
  SI: [62, 96],
  BE: [-110, -14],
  LU: [-70, 60],
  MT: [60, 0],
  CY: [-60, -40],
  NL: [-60, -60],
  DK: [-70, -10],
};
