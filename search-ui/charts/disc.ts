import { scaleSqrt } from 'd3-scale';

/** The radius of a disc whose area is the count; the largest one has the radius `most`. */
export const discRadius = (count: number, largest: number, most: number): number =>
  scaleSqrt().domain([0, largest]).range([0, most])(count);

/** A wedge of a disc from one share of a full turn to another, clockwise from the top, as a path around 0 0. */
export function wedge(radius: number, from: number, to: number): string {
  const at = (share: number) => {
    const angle = share * 2 * Math.PI;
    return `${(radius * Math.sin(angle)).toFixed(2)} ${(-radius * Math.cos(angle)).toFixed(2)}`;
  };
  return `M0 0L${at(from)}A${radius} ${radius} 0 ${to - from > 0.5 ? 1 : 0} 1 ${at(to)}Z`;
}
