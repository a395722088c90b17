import type { Concept } from './header-words.ts';
import { matchHeader } from './match-header.ts';

/** A sentence that is a label and its value, with the value's place: "Coordination: University of Westport." */
export interface LabelledPart {
  readonly concept: Concept;
  readonly from: number;
  readonly to: number;
}

const LABEL = /^(?<label>\p{Lu}[^:.,;!?]{2,40}?)\s?:\s+(?=\S)/u;

/** Reads a sentence as a label that readers know and its value; null for any other sentence. */
export function readLabelled(text: string): LabelledPart | null {
  const label = LABEL.exec(text)?.groups?.label;
  if (label === undefined) return null;
  const [best] = matchHeader(label).candidates;
  if (!best || best.similarity < 0.85) return null;
  const from = LABEL.exec(text)?.[0].length ?? 0;
  const end = /[\s.;,]+$/.exec(text)?.[0] ?? '';
  // "d.o.o.", "e.V.": the point belongs to the name.
  const isAbbreviated = /(?:^|[\s.])\p{L}\.\p{L}\.$|\p{L}\.\p{L}\.\p{L}\.$/u.test(text);
  const to = isAbbreviated ? text.length : text.length - end.length;
  return to > from ? { concept: best.concept, from, to } : null;
}
