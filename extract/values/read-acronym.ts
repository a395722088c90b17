import { fold, squash } from './fold.ts';

/** An acronym inside a title, with its place: `title.slice(from, to)`. */
export interface FoundAcronym {
  readonly acronym: string;
  readonly from: number;
  readonly to: number;
}

/** Longer text is no title. */
const LONGEST = 600;

/** Words for "project" and its like, which are no part of a name, folded, in the seven languages. */
const GENERIC =
  /^(?:the\s+)?(?:(?:research|onderzoeks|raziskovalni|tutkimus|pilot)[\s-]*)?(?:project|projekt|projet|progetto|proyecto|hanke|projekti|programme?|programma|program|programa|ohjelma)\b[\s:]*/u;

/**
 * The acronym that a title gives: before a dash ("WINGS - Supporting Women …"), before or in brackets beside the
 * words it stands for ("Libes (Life Beyond the Shelter)", "National Referral Mechanism (NRM)"), or as the one word
 * in capitals beside "project". A title that is one name has none.
 */
export function readAcronym(title: string): FoundAcronym | null {
  if (title.length > LONGEST) return null;
  return beforeDash(title) ?? besideBrackets(title) ?? besideProject(title);
}

function beforeDash(title: string): FoundAcronym | null {
  const match = /^(?<head>[^–—:(]{2,40}?)(?:\s+[-–—]\s*|\s*[–—:]\s+|:\s+|\s+[-–—]$)(?<tail>\S.*)$/su.exec(
    title,
  );
  const head = match?.groups?.head?.trim();
  const tail = match?.groups?.tail;
  if (!head || !tail) return null;
  const offset = GENERIC.exec(fold(head))?.[0].length ?? 0;
  const name = head.slice(offset).trim();
  if (name.length < 2 || name.split(/\s+/).length > 6) return null;
  if (tail.split(/\s+/).length < 3) return null;
  return looksLikeAcronym(name) || standsFor(name, tail) ? placed(title, name) : null;
}

function besideBrackets(title: string): FoundAcronym | null {
  const match = /^(?<head>[^()]{2,200}?)\s*\((?<inner>[^()]{2,200})\)\s*$/su.exec(title);
  const head = match?.groups?.head?.replace(/["“”„«»]/gu, '').trim();
  const inner = match?.groups?.inner?.trim();
  if (!head || !inner) return null;
  if (
    inner.split(/\s+/).length <= 2 &&
    inner.length <= 16 &&
    (looksLikeAcronym(inner) || /^\p{Lu}/u.test(inner))
  ) {
    if (looksLikeAcronym(inner) || standsFor(inner, head))
      return placed(title, inner, match?.groups?.head?.length);
  }
  const offset = GENERIC.exec(fold(head))?.[0].length ?? 0;
  const name = head.slice(offset).trim();
  if (name.split(/\s+/).length > 3 || name.length < 2) return null;
  const isWordInCapitals = looksLikeAcronym(name) && name.length <= 16;
  return standsFor(name, inner) || (isWordInCapitals && inner.split(/\s+/).length >= 3)
    ? placed(title, name)
    : null;
}

function besideProject(title: string): FoundAcronym | null {
  const folded = fold(title);
  const head = GENERIC.exec(folded)?.[0].length;
  const rest = head ? title.slice(head).trim() : null;
  if (rest && !/\s/.test(rest) && looksLikeAcronym(rest)) return placed(title, rest, head);
  const tail = /^(?<name>\S+)\s+(?:project|projekt|hanke|projekti|programme?)$/u.exec(folded);
  const name = tail?.groups?.name ? title.slice(0, tail.groups.name.length) : null;
  return name && looksLikeAcronym(name) ? placed(title, name) : null;
}

const placed = (title: string, acronym: string, after = 0): FoundAcronym | null => {
  const from = title.indexOf(acronym, after);
  return from < 0 ? null : { acronym, from, to: from + acronym.length };
};

/** Mostly capitals: TRAQ, EV.A, YU WOK 2 END HT, RE-Gen, e-STOP. */
function looksLikeAcronym(name: string): boolean {
  const letters = name.match(/\p{L}/gu) ?? [];
  const capitals = name.match(/\p{Lu}/gu) ?? [];
  return letters.length >= 2 && capitals.length >= 2 && capitals.length / letters.length >= 0.6;
}

/**
 * Whether the letters of a short name come, in order, from the beginnings of the long one's words, most of which
 * take part: Libes from LIfe BEyond the Shelter.
 */
function standsFor(name: string, words: string): boolean {
  const letters = squash(name);
  if (letters.length < 3 || letters.length > 16) return false;
  const long = (words.match(/[\p{L}\p{N}]+/gu) ?? []).map(squash).filter(Boolean);
  if (long.length < 2) return false;
  const content = long.filter((word) => word.length > 3).length;
  const used = take(letters, long);
  return used >= 2 && used >= Math.min(content, letters.length) * 0.6;
}

/** How many words give the letters, each a beginning of one to four letters; 0 when they cannot. */
function take(letters: string, words: readonly string[]): number {
  if (letters === '') return 0.0001;
  const [word, ...rest] = words;
  if (word === undefined) return 0;
  let best = take(letters, rest);
  for (let n = 1; n <= Math.min(4, word.length, letters.length); n++) {
    if (word.slice(0, n) !== letters.slice(0, n)) break;
    const used = take(letters.slice(n), rest);
    if (used > 0) best = Math.max(best, 1 + Math.floor(used));
  }
  return best;
}
