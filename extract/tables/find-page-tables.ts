import { centreY, overlap, type Rect, type Rule, type Word } from '../pdf/page-content.ts';
import type { ReadPage } from '../pdf/read-page.ts';
import { wordLines } from '../pdf/text-lines.ts';
import { isBarChart } from './bar-chart.ts';
import { type Carried, carryTable, type Prior } from './carry-table.ts';
import { columnZones } from './column-zones.ts';
import { countHeaderRows } from './header-rows.ts';
import { groupRules } from './lattice.ts';
import type { PageTable } from './page-table.ts';
import { recordCards } from './record-cards.ts';
import { refuseTable } from './refuse-table.ts';
import { ruledTable } from './ruled-table.ts';
import { soundTables } from './tagged-table.ts';
import { alignedRegions, extendRegion, type Region, ruledRegions } from './text-regions.ts';
import { textTable } from './text-table.ts';
import { tidyTable } from './tidy-table.ts';
import { weighTags } from './weigh-tags.ts';

const inside = (word: Word, box: Rect): boolean =>
  overlap(word.x0, word.x1, box.x0, box.x1) > 0.5 * (word.x1 - word.x0) &&
  centreY(word) > box.y0 - 1 &&
  centreY(word) < box.y1 + 1;

export interface FoundOnPage {
  readonly tables: readonly PageTable[];
  /** The table that goes on from the page before, if one does. */
  readonly carried: Carried | null;
  /** The lines across that part rows of tables without drawn cells. */
  readonly across: readonly Rule[];
}

/** The tables of one page, top to bottom, none inside another; `prior` is the one that closed the page before. */
export function findPageTables(page: ReadPage, prior: Prior | null): FoundOnPage {
  const found: PageTable[] = ruledTables(page);
  const frame: Rect = { x0: 0, y0: 0, x1: page.widthPt, y1: page.heightPt };
  const upright = page.words.filter((w) => w.turn === 0);
  let free = upright.filter((w) => !found.some((t) => inside(w, t.box)));
  const rules = page.across.filter((r) => !found.some((t) => isWithin(r, t.box)));
  const before = prior?.parts[0]?.table ?? null;
  const take = (regions: readonly Region[]): void => {
    for (const region of regions) {
      const known = region.lines.filter((l) =>
        found.some(
          (t) =>
            centreY(l) > t.box.y0 && centreY(l) < t.box.y1 && overlap(l.x0, l.x1, t.box.x0, t.box.x1) > 0,
        ),
      );
      if (known.length > 0.3 * region.lines.length) continue;
      const table = textTable(region.lines, rules, []);
      if (!table || refuseTable(table, region.hasRules) || isBarChart(page.fills, table.box)) continue;
      found.push(...recordCards(table, page.fills, rules, before, false));
      free = free.filter((w) => !inside(w, table.box));
    }
  };
  let carried: Carried | null = null;
  if (prior) {
    const top = Math.min(page.heightPt, ...found.map((t) => t.box.y0));
    carried = carryTable(prior, wordLines(free.filter((w) => centreY(w) < top)), rules);
    if (carried) {
      const cards = recordCards(carried.table, page.fills, rules, before, true);
      found.push(...cards);
      const taken = new Set(carried.table.lines.flatMap((l) => l.words.map((w) => w.order)));
      const { box } = carried.table;
      free = free.filter((w) => !taken.has(w.order) && !inside(w, box));
      carried = { ...carried, table: cards[0] ?? carried.table };
    }
  }
  const freeLines = wordLines(free);
  const ruled = ruledRegions(freeLines, rules, frame).map((region) => extendRegion(region, freeLines));
  take(ruled.sort((a, b) => b.lines.length - a.lines.length));
  free = free.filter((w) => !found.some((t) => inside(w, t.box)));
  for (const zone of zonesBetween(found, page)) {
    const words = free.filter((w) => centreY(w) > zone.y0 && centreY(w) < zone.y1);
    for (const part of columnZones(words)) if (part.length > 3) take(alignedRegions(wordLines(part), frame));
  }
  return {
    tables: weighTags(found, soundTables(page), carried?.table ?? null).sort(
      (a, b) => a.box.y0 - b.box.y0 || a.box.x0 - b.box.x0,
    ),
    carried,
    across: rules,
  };
}

const isWithin = (rule: Rule, box: Rect): boolean =>
  rule.at > box.y0 - 3 &&
  rule.at < box.y1 + 3 &&
  overlap(rule.from, rule.to, box.x0 - 3, box.x1 + 3) > 0.8 * (rule.to - rule.from);

/** Heights of the page that no table found so far reaches into. */
function zonesBetween(found: readonly PageTable[], page: ReadPage): { y0: number; y1: number }[] {
  const sorted = [...found].sort((a, b) => a.box.y0 - b.box.y0);
  const zones: { y0: number; y1: number }[] = [];
  let from = 0;
  for (const { box } of sorted) {
    if (box.y0 > from) zones.push({ y0: from, y1: box.y0 });
    from = Math.max(from, box.y1);
  }
  zones.push({ y0: from, y1: page.heightPt });
  return zones;
}

function ruledTables(page: ReadPage): PageTable[] {
  const found: PageTable[] = [];
  for (const group of groupRules(page.across, page.down)) {
    const table = ruledTable(group, page.words);
    if (!table || isBarChart(page.fills, table.box)) continue;
    const tidy = tidyTable(table);
    if (tidy.cells.length < 2) continue;
    found.push({
      ...tidy,
      headerRows: countHeaderRows(tidy.cells, tidy.ys.length - 1, tidy.xs.length - 1, page.fills),
    });
  }
  return found.filter((t) => !found.some((o) => o !== t && holdsBox(o.box, t.box)));
}

const holdsBox = (outer: Rect, inner: Rect): boolean =>
  inner.x0 > outer.x0 - 2 &&
  inner.x1 < outer.x1 + 2 &&
  inner.y0 > outer.y0 - 2 &&
  inner.y1 < outer.y1 + 2 &&
  (outer.x1 - outer.x0) * (outer.y1 - outer.y0) > (inner.x1 - inner.x0) * (inner.y1 - inner.y0);
