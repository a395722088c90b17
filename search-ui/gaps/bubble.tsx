import { countryColour } from '../charts/country-colour.ts';
import { discRadius } from '../charts/disc.ts';

const LARGEST = 21;
/** Half the paper between two wedges, in shares of a full turn; a thin wedge gives less of itself. */
const HALF_GAP = 0.003;

/** A disc whose area is the count, cut into wedges by country: one element, as a map has hundreds of them. */
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
  return (
    <i
      className="bubble"
      aria-hidden="true"
      // Cut out of a box of whole pixels: the browser would round a smaller box's sides, and the area with them.
      style={{ clipPath: `circle(${radius.toFixed(2)}px)`, background: wedges(segments, total) }}
    />
  );
}

function wedges(segments: readonly { country: string; count: number }[], total: number): string {
  const [first] = segments;
  if (segments.length === 1 && first) return countryColour(first.country);
  let turned = 0;
  const percent = (share: number) => `${(share * 100).toFixed(2)}%`;
  const stops = segments.flatMap(({ country, count }) => {
    const [start, end] = [turned, turned + count / total];
    turned = end;
    const gap = Math.min(HALF_GAP, (end - start) / 4);
    const colour = countryColour(country);
    return [
      `var(--paper) ${percent(start)}`,
      `${colour} ${percent(start + gap)} ${percent(end - gap)}`,
      `var(--paper) ${percent(end)}`,
    ];
  });
  return `conic-gradient(${stops.join(',')})`;
}
