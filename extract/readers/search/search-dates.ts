import { findPeriods } from '../../values/read-period.ts';
import type { Found, SearchRegion, Sentence } from './search-region.ts';
import { SEARCH_CUES } from './search-words.ts';

/** "2000 or later" */
const ONWARDS =
  /^\s*(?:or|and|of|en|ou|et|ali|in|tai|ja|o|e|y) (?:later|after|onwards?|newer|nadien|plus tard|apres|pozneje|kasneje|myohemmin|jalkeen|successiv\w+|posterior\w*)\b/u;

/** "after 2014" */
const AFTER = /\b(?:after|dopo(?: il)?|na|po(?: letu)?|apres|despues de|nach)\s+$/u;

/** "a review of studies conducted from …" tells of the studies' time. */
const STUDIES_BEFORE =
  /\b(?:stud\w+|research|works?|publicat\w+|onderzoek\w*|etudes?|ricerche|ricerca|estudios|tutkimu\w+|raziskav\w*)\s+(?:that (?:were|was) |which (?:were|was) )?$/u;

/** When the search was done, to the month where it is said. */
export function findConducted({
  sentences,
}: SearchRegion): (Found & { start: string | null; end: string | null; sentence: Sentence }) | null {
  for (const sentence of sentences) {
    const isSearch = SEARCH_CUES.search.test(sentence.folded) || SEARCH_CUES.database.test(sentence.folded);
    if (!isSearch && !SEARCH_CUES.method.test(sentence.folded)) continue;
    const verb = SEARCH_CUES.conducted.exec(sentence.folded);
    if (!verb || (!isSearch && STUDIES_BEFORE.test(sentence.folded.slice(0, verb.index)))) continue;
    const period = findPeriods(sentence.text).find(
      (p) => (p.start?.length ?? 0) > 4 || (p.end?.length ?? 0) > 4 || p.from > verb.index,
    );
    if (
      !period ||
      (!isSearch && (period.start?.length ?? 0) <= 4) ||
      (SEARCH_CUES.limit.test(sentence.folded.slice(0, period.from)) && period.start?.length === 4)
    )
      continue;
    const from = Math.min(verb.index, period.from);
    const to = Math.max(verb.index + verb[0].length, period.to);
    return {
      text: sentence.text.slice(from, to),
      from: sentence.from + from,
      to: sentence.from + to,
      start: period.start,
      end: period.end,
      sentence,
    };
  }
  return null;
}

/** From when to when the works found had to be from. */
export function findDateLimit(
  { sentences }: SearchRegion,
  conducted: Sentence | null,
): { start: string | null; end: string | null; sentence: Sentence } | null {
  for (const sentence of sentences) {
    if (sentence === conducted && !SEARCH_CUES.limit.test(sentence.folded)) continue;
    if (
      !SEARCH_CUES.limit.test(sentence.folded) &&
      !(
        SEARCH_CUES.inclusion.test(sentence.folded) &&
        /\b(?:since|from|between|after|od|med|vanaf|tussen|depuis|entre|vuosi\w*|dal|tra|desde)\b/u.test(
          sentence.folded,
        )
      )
    )
      continue;
    const cue = SEARCH_CUES.limit.exec(sentence.folded)?.index ?? 0;
    const plain = sentence.text.replace(/\([^()]*\)/gu, (bracket) => ' '.repeat(bracket.length));
    const periods = findPeriods(plain).filter((period) => sentence !== conducted || period.from > cue);
    const period = periods.find((p) => p.start !== p.end) ?? periods[0];
    if (!period) continue;
    const isOpen =
      period.start === period.end &&
      (ONWARDS.test(sentence.folded.slice(period.to)) || AFTER.test(sentence.folded.slice(0, period.from)));
    return { start: period.start, end: isOpen ? null : period.end, sentence };
  }
  return null;
}
