import { countryColour } from '../charts/country-colour.ts';
import { discRadius, wedge } from '../charts/disc.ts';

const LARGEST = 21;

/** A disc whose area is the count, cut into wedges by country. */
export function Bubble({
  segments,
  total,
  largest,
}: {
  segments: readonly { country: string; count: number }[];
  total: number;
  largest: number;
}) {
  const radius = discRadius(total, largest, LARGEST);
  const size = LARGEST * 2 + 2;
  let turned = 0;
  return (
    <svg width={size} height={size} viewBox={`${-size / 2} ${-size / 2} ${size} ${size}`} aria-hidden="true">
      {segments.length === 1 ? (
        <circle r={radius} fill={countryColour(segments[0]?.country ?? '')} />
      ) : (
        segments.map(({ country, count }) => {
          const start = turned;
          turned += count / total;
          return <path key={country} d={wedge(radius, start, turned)} fill={countryColour(country)} />;
        })
      )}
    </svg>
  );
}
