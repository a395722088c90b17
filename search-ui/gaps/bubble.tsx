import { scaleSqrt } from 'd3-scale';
import { countryColour } from '../charts/country-colour.ts';

const LARGEST = 21;

/** A disc whose area is the count, cut into wedges by country. `size` is the side of its square in px. */
export function Bubble({
  segments,
  total,
  largest,
}: {
  segments: readonly { country: string; count: number }[];
  total: number;
  largest: number;
}) {
  const radius = scaleSqrt().domain([0, largest]).range([0, LARGEST])(total);
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

/** A wedge from one share of a full turn to another, clockwise from the top. */
function wedge(radius: number, from: number, to: number): string {
  const at = (share: number) => {
    const angle = share * 2 * Math.PI;
    return `${(radius * Math.sin(angle)).toFixed(2)} ${(-radius * Math.cos(angle)).toFixed(2)}`;
  };
  return `M0 0L${at(from)}A${radius} ${radius} 0 ${to - from > 0.5 ? 1 : 0} 1 ${at(to)}Z`;
}
