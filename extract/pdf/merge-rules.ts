import type { Rule, Word } from './page-content.ts';

/** Lines this near are one: double rules, a cell's border beside its neighbour's. */
const SNAP = 2.6;
const TOUCH = 1.6;
/** Pieces shorter than this are dashes or dots, and join over wider gaps. */
const DASH_LENGTH = 9;
const DASH_GAP = 5;
const MIN_LENGTH = 7;

/** Pieces of lines to whole lines: snapped, joined where they touch or are dashes of one line; sorted by place. */
export function mergeRules(pieces: readonly Rule[]): Rule[] {
  const sorted = [...pieces].sort((a, b) => a.at - b.at || a.from - b.from || a.to - b.to);
  const merged: Rule[] = [];
  for (let i = 0; i < sorted.length; ) {
    const start = sorted[i];
    if (!start) break;
    const group: Rule[] = [];
    for (let next = sorted[i]; next && next.at - start.at <= SNAP; next = sorted[++i]) group.push(next);
    merged.push(...joinGroup(group));
  }
  return merged.filter((rule) => rule.to - rule.from >= MIN_LENGTH);
}

function joinGroup(group: readonly Rule[]): Rule[] {
  const byStart = [...group].sort((a, b) => a.from - b.from || a.to - b.to || a.at - b.at);
  const joined: {
    at: number;
    from: number;
    to: number;
    thicknessPt: number;
    isDashed: boolean;
    longest: number;
  }[] = [];
  for (const rule of byStart) {
    const length = rule.to - rule.from;
    const last = joined.at(-1);
    const isDash = length < DASH_LENGTH;
    const reach = last && isDash && last.isDashed ? DASH_GAP : TOUCH;
    if (last && rule.from <= last.to + reach) {
      last.to = Math.max(last.to, rule.to);
      last.isDashed &&= isDash;
      last.thicknessPt = Math.max(last.thicknessPt, rule.thicknessPt);
      if (length > last.longest) {
        last.longest = length;
        last.at = rule.at;
      }
    } else joined.push({ ...rule, isDashed: isDash, longest: length });
  }
  return joined.map(({ at, from, to, thicknessPt }) => ({ at, from, to, thicknessPt }));
}

/** Lines across that only underline words: as long as the run of words they stand under, close to its baseline. */
export function withoutUnderlines(across: readonly Rule[], words: readonly Word[]): Rule[] {
  return across.filter((rule) => {
    const above = words.filter(
      (w) =>
        w.turn === 0 &&
        rule.at - w.baseline > -0.4 * w.sizePt &&
        rule.at - w.baseline < 0.24 * w.sizePt &&
        w.x1 > rule.from + 0.5 &&
        w.x0 < rule.to - 0.5,
    );
    if (above.length === 0) return true;
    const from = Math.min(...above.map((w) => w.x0));
    const to = Math.max(...above.map((w) => w.x1));
    const slack = 0.2 * Math.max(...above.map((w) => w.sizePt));
    // A word that is not underlined as a whole: a rule set close under text, which is a table's.
    return !(
      from >= rule.from - slack - 2 &&
      to <= rule.to + slack + 2 &&
      to - from >= 0.9 * (rule.to - rule.from)
    );
  });
}

const DRAWN_LINE = /^[_\-–—=.…·]+$/u;

/** Lines typed as characters ("-----", "_____") become rules; leader dots stay out of the words. */
export function typedRules(words: readonly Word[]): { words: Word[]; across: Rule[] } {
  const across: Rule[] = [];
  const kept = words.filter((w) => {
    if (w.turn !== 0 || w.text.length < 4 || !DRAWN_LINE.test(w.text)) return true;
    if (/^[.…·]+$/u.test(w.text)) return w.text.length < 6;
    across.push({
      at: w.text.startsWith('_') ? w.y1 : (w.y0 + w.y1) / 2,
      from: w.x0,
      to: w.x1,
      thicknessPt: 0.5,
    });
    return false;
  });
  return { words: kept, across };
}
