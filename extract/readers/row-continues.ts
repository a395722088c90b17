import { fold } from '../values/fold.ts';
import { readPeriod } from '../values/read-period.ts';
import type { Slot } from './kind-slots.ts';
import type { ColumnMapping } from './map-columns.ts';

/** The slots that name a record: a row without any of them is seldom one. */
const NAMING: ReadonlySet<Slot> = new Set<Slot>(['no', 'authors', 'author', 'title', 'acronym', 'year']);
/** Slots that nearly every record fills, with few words: empty, they speak for the rest of a row. */
const KEY: ReadonlySet<Slot> = new Set<Slot>([
  'no',
  'authors',
  'author',
  'title',
  'period',
  'type',
  'studyType',
  'year',
  'productType',
]);

const ENOUGH = 1.5;

/**
 * Whether a row is the rest of the row above, cut by a page break or by a reading that took wrapped lines for rows:
 * sentences that go on in small letters, brackets opened above and closed here, nothing in the columns that every
 * record fills. `above` gives the text that the row above has in a slot; `smallColumns` are those whose cells begin in
 * small letters by habit.
 */
export function rowContinues(
  texts: readonly string[],
  mapping: ColumnMapping,
  above: (slot: Slot) => string,
  smallColumns: ReadonlySet<number> = new Set(),
): boolean {
  const filled = texts.filter((text) => text !== '');
  const slots = mapping.columns.map((column) => column.slot);
  if (filled.length === 0 || !slots.some((slot) => slot !== null && NAMING.has(slot))) return false;
  if (isNamelessRest(texts, slots, filled, smallColumns.size === 0)) return true;
  let score = 0;
  for (const [col, slot] of slots.entries()) {
    if (slot === null) continue;
    const text = texts[col] ?? '';
    const earlier = above(slot);
    if (text === '') score += earlier !== '' && KEY.has(slot) ? 0.3 : 0;
    else if (earlier === '') score -= 0.7;
    else score += goesOn(slot, earlier, text) * (smallColumns.has(col) && /^\p{Ll}/u.test(text) ? 0.2 : 1);
  }
  return score >= ENOUGH;
}

/** Nothing that names a record and little of anything, or only ends of sentences. */
function isNamelessRest(
  texts: readonly string[],
  slots: readonly (Slot | null)[],
  filled: readonly string[],
  isSmallTelling: boolean,
): boolean {
  if (slots.some((slot, col) => slot !== null && NAMING.has(slot) && (texts[col] ?? '') !== '')) return false;
  const ends = filled.filter((text) => /^[\p{Ll}),.;:\d]/u.test(text)).length;
  const share = filled.length / slots.length;
  return (
    share <= 0.34 ||
    (isSmallTelling && ((share <= 0.6 && ends >= filled.length / 2) || ends === filled.length))
  );
}

/** How far one cell goes on from the cell above: above 0 it does, below 0 it begins anew. */
function goesOn(slot: Slot, earlier: string, text: string): number {
  if (slot === 'no') return -4;
  if (slot === 'links') return /^https?:|^www\./iu.test(text) ? -0.5 : 0.5;
  if (slot === 'year') return -3;
  if (slot === 'period') {
    if (
      /(?:[-–—/]|\b(?:to|until|and|from|since|do|od|tot|van|au|a|al|dal|del|hasta|desde|since|in))\s*$/iu.test(
        earlier,
      )
    )
      return 1;
    if (/\bongoing$/iu.test(earlier) && /^\p{Ll}/u.test(text)) return 1;
    return readPeriod(earlier) && readPeriod(text) && !/^\d{4}\.?$/u.test(text) ? -2 : 0;
  }
  if (
    (slot === 'authors' || slot === 'author') &&
    /\(?\b(?:19|20)\d\d[a-z]?\)/u.test(earlier) &&
    /\b(?:19|20)\d\d[a-z]?\)/u.test(text)
  )
    return -3;
  if (isOpen(earlier) && /^[^(]*\)/u.test(text)) return 1.5;
  const isEnd = /[.!?…][")\]”’»]*$/u.test(earlier);
  const beginsSmall = /^[\p{Ll},;)]/u.test(text);
  if (beginsSmall) return isEnd ? 0.2 : 1;
  if (HANGING.test(fold(earlier))) return 1;
  return isEnd && /^[\p{Lu}"“„»(]/u.test(text) ? -1 : 0;
}

const isOpen = (text: string): boolean =>
  (text.match(/\(/gu)?.length ?? 0) > (text.match(/\)/gu)?.length ?? 0);

/** Words that no cell ends with: articles, prepositions, "and"; a hyphen or comma. */
const HANGING =
  /(?:[,-]|\b(?:and|or|of|the|in|to|for|with|by|on|at|from|a|an|za|na|ter|ali|z|s|iz|pri|ki|een|de|het|van|voor|met|naar|of|en|le|la|les|des|du|et|pour|dans|ja|tai|il|lo|gli|di|della|dei|delle|per|con|el|los|las|del|y|para))\s*$/u;
