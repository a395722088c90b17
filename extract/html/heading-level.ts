import type { Line, PageElement, PageTree } from './page-tree.ts';
import { descendants } from './page-tree.ts';

/** 1 to 6 for headings, 7 for a line that is all bold, all link or a summary; null for any other. */
export function headingLevel(page: PageTree, line: Line): number | null {
  for (let at: PageElement | null = line.owner; at; at = at.parent) {
    const level = /^h([1-6])$/.exec(at.tag)?.[1];
    if (level) return Number(level);
    if (at.attributes.role === 'heading') return Number(at.attributes['aria-level'] ?? 2);
    if (at.tag === 'summary') return 7;
    if (at.start !== line.start || at.end !== line.end) break;
  }
  if (line.end - line.start > 300) return null;
  const isWhole = (e: PageElement): boolean => e.start === line.start && e.end === line.end;
  if (
    /\b(?:card-?title|title|heading|entry-title|name)\b/i.test(line.owner.attributes.class ?? '') &&
    isWhole(line.owner)
  )
    return 7;
  return descendants(page, line.owner).some((e) => /^(?:b|strong)$/.test(e.tag) && isWhole(e)) ? 7 : null;
}
