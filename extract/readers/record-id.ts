import { createHash } from 'node:crypto';
import type { RecordKind } from '../../schemas/record.ts';
import { foldedWords } from '../values/fold.ts';
import type { Draft } from './draft.ts';
import type { Slot } from './kind-slots.ts';

/**
 * Gives each record its id: the kind and 16 hex digits of the sha256 over owner (source, else document), kind and the
 * words that identify it. Those are the title; without one, authors, year and the start of the purpose; without these
 * the start of whatever it holds. Equal words within a document are told apart by their order.
 * See `docs/decisions/0110-record-ids-from-identifying-words.md`.
 */
export function makeRecordIds(
  owner: string,
): (draft: Draft, year: number | null, authors: string | null) => string {
  const seen = new Map<string, number>();
  return (draft, year, authors) => {
    const words = identifyingWords(draft, year, authors);
    const key = `${owner}\n${draft.kind}\n${words}`;
    const ordinal = (seen.get(key) ?? 0) + 1;
    seen.set(key, ordinal);
    return idOf(draft.kind, ordinal === 1 ? key : `${key}\n${ordinal}`);
  };
}

const idOf = (kind: RecordKind, key: string): string =>
  `${kind}_${createHash('sha256').update(key, 'utf8').digest('hex').slice(0, 16)}`;

function identifyingWords(draft: Draft, year: number | null, authors: string | null): string {
  const text = (slot: Slot): string => draft.pieces.get(slot)?.text ?? '';
  const title = wordsOf(text('title'), 40);
  if (title !== '' && (draft.kind !== 'aspect' || text('programme') === '')) return title;
  // Two aspects of one body often share its name as their title: its programme tells them apart.
  if (title !== '') return `${title} / ${wordsOf(text('programme'), 8)}`;
  const who = wordsOf(authors ?? (text('author') || text('writer') || text('programme')), 12);
  const goal = wordsOf(text('purpose') || text('objective') || text('aims') || text('activities'), 8);
  if (who !== '' || goal !== '') return [who, year ?? '', goal].join(' / ');
  return [...draft.pieces.values()].map((piece) => wordsOf(piece.text, 8)).find(Boolean) ?? '';
}

/** The first words, folded and without marks: a comma or an accent put right leaves the id as it was. */
const wordsOf = (text: string, count: number): string => foldedWords(text).slice(0, count).join(' ');
