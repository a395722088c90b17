import { isExactLabel } from './known-labels.ts';
import type { LabelledValue } from './labelled-value.ts';
import type { Line, PageTree } from './page-tree.ts';

/** A section longer than this is a text of its own. */
const MAX_LENGTH = 4_000;

/**
 * Sections whose heading is a label ("Objective", "Rezultati", "Durée") as labelled values: how pages about one project
 * are often built. At least two on a page, or one beside other labelled values: a lone "Results" may head anything.
 */
export function headingSections(
  page: PageTree,
  isFree: (line: Line) => boolean,
  others: readonly LabelledValue[],
): LabelledValue[] {
  const taken = new Set(others.map(({ start }) => start));
  const found: LabelledValue[] = [];
  page.lines.forEach((line, i) => {
    const { owner } = line;
    if (!/^h[2-6]$/.test(owner.tag) || !isFree(line) || taken.has(line.start)) return;
    const label = page.text.slice(line.start, line.end).replace(/\s*:$/, '');
    if (!isExactLabel(label)) return;
    let end = line.end;
    let first: Line | null = null;
    for (let n = i + 1; n < page.lines.length; n++) {
      const next = page.lines[n];
      if (!next || /^h[1-6]$/.test(next.owner.tag) || !isFree(next) || taken.has(next.start)) break;
      first ??= next;
      end = next.end;
    }
    if (!first || end - first.start > MAX_LENGTH) return;
    found.push({
      label,
      start: line.start,
      end,
      values: [{ start: first.start, end }],
      element: owner.parent ?? owner,
    });
  });
  const labels = new Set(found.map(({ label }) => label.toLowerCase()));
  return labels.size >= 2 || (found.length > 0 && others.length >= 2) ? found : [];
}
