import type { Evidence, Place } from '../../schemas/evidence.ts';
import type { Note } from '../../schemas/note.ts';
import type { Period } from '../../schemas/period.ts';
import type { Figure, RecordKind } from '../../schemas/record.ts';
import type { LinkSpan } from '../layout.ts';
import type { Concept } from './header-words.ts';
import type { Slot } from './kind-slots.ts';
import { joinPieces, type Piece, placeOf } from './piece.ts';

/** A record on its way: pieces by slot, before values are read out of them. */
export interface Draft {
  readonly kind: RecordKind;
  readonly pieces: Map<Slot, Piece>;
  /** How well the header of each slot fits it, 0 to 1. */
  readonly similarity: Map<Slot, number>;
  /** What else a slot's cell holds: "Author (year)". */
  readonly also: Map<Slot, readonly Concept[]>;
  /** Links that stand in no slot. */
  readonly links: LinkSpan[];
  readonly notes: Note[];
  readonly place: Place | null;
  /** Values that sentences around the record gave, instead of its fields. */
  readonly told?: {
    readonly period: { readonly value: Period; readonly evidence: readonly Evidence[] } | null;
    readonly figures: readonly { readonly figure: Figure; readonly evidence: readonly Evidence[] }[];
    readonly confidence: number;
  };
}

export const newDraft = (kind: RecordKind, place: Place | null): Draft => ({
  kind,
  pieces: new Map(),
  similarity: new Map(),
  also: new Map(),
  links: [],
  notes: [],
  place,
});

/** Adds a piece to its slot. A second one for the same slot is kept behind the first, with a note. */
export function addPiece(
  draft: Draft,
  slot: Slot,
  piece: Piece,
  similarity: number,
  also: readonly Concept[] = [],
): void {
  const earlier = draft.pieces.get(slot);
  if (piece.text === '' && piece.links.length === 0) return;
  if (earlier && slot !== 'links' && earlier.text !== '') {
    if (earlier.text === piece.text) return;
    draft.notes.push({
      code: 'VALUE_REPEATED',
      place: placeOf(piece),
      quote: piece.text,
      message: `A second value for ${slot} was put behind the first.`,
    });
    draft.pieces.set(slot, joinPieces([earlier, piece], '; '));
  } else draft.pieces.set(slot, earlier ? joinPieces([earlier, piece]) : piece);
  draft.similarity.set(slot, Math.min(similarity, draft.similarity.get(slot) ?? 1));
  if (also.length > 0) draft.also.set(slot, also);
}
