import type { BodyLine } from './body-lines.ts';
import type { LineMarks } from './line-marks.ts';

/** A period told in a sentence takes no more lines. */
const MOST_LINES = 5;
const MOST_WORDS = 6;

/** Indexes of the lines of short zones of which one line says a time and nothing else. */
export function datedZones(body: readonly BodyLine[], marks: readonly LineMarks[]): Set<number> {
  const dated = new Set<number>();
  for (let from = 0; from < body.length; ) {
    let to = from + 1;
    while (to < body.length && !body[to]?.opensZone) to += 1;
    const zone = marks.slice(from, to);
    const isShort =
      zone.length > 1 && zone.length <= MOST_LINES && zone.every(({ size }) => size <= MOST_WORDS);
    const saysWhen = ({ size, period, timed }: LineMarks): boolean =>
      period[size] === size && (timed[size] ?? 0) > 0;
    if (isShort && zone.some(saysWhen)) for (let at = from; at < to; at += 1) dated.add(at);
    from = to;
  }
  return dated;
}
