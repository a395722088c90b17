import type { Grid, GridCell } from './html-table.ts';
import { isEmphasised } from './html-table.ts';
import type { LabelledValue } from './labelled-value.ts';
import { isLabelLike } from './labelled-value.ts';
import { trimRange } from './page-range.ts';
import type { PageElement, PageTree } from './page-tree.ts';
import { elementText } from './page-tree.ts';

/**
 * A table whose rows are label and value (or twice label and value) as labelled values; none when it is another table.
 * Labels are header cells, bold or end in a colon, and no row of headers stands above.
 */
export function tableLabels(page: PageTree, table: PageElement, grid: Grid): LabelledValue[] {
  const isPaired = grid.colCount === 2 || grid.colCount === 4;
  if (!isPaired || grid.headRows > 0 || /^(?:presentation|none)$/.test(table.attributes.role ?? ''))
    return [];
  const rows = [...Map.groupBy(grid.cells, (cell) => cell.row).values()];
  const values: LabelledValue[] = [];
  let paired = 0;
  let marked = 0;
  for (const row of rows) {
    // A row over the whole width names the card or a part of it.
    if (row.length === 1) continue;
    for (let i = 0; i + 1 < row.length; i += 2) {
      const [label, value] = [row[i], row[i + 1]];
      if (!label || !value || label.element.end === label.element.start) continue;
      paired++;
      if (isMarked(page, label, value)) marked++;
      values.push(pairOf(page, label, value));
    }
  }
  const isLabelTable = paired >= 2 && marked >= 0.8 * paired;
  return isLabelTable ? values : [];
}

function isMarked(page: PageTree, label: GridCell, value: GridCell): boolean {
  const text = elementText(page, label.element);
  if (!isLabelLike(text) || value.element.tag === 'th') return false;
  return (
    label.element.tag === 'th' ||
    /[:：]$/.test(text) ||
    (isEmphasised(page, label.element) && !isEmphasised(page, value.element)) ||
    /label/i.test(label.element.attributes.class ?? '')
  );
}

function pairOf(page: PageTree, label: GridCell, value: GridCell): LabelledValue {
  const name = trimRange(page, label.element);
  const { start, end } = value.element;
  return {
    label: page.text.slice(name.start, name.end),
    start: name.start,
    end: Math.max(name.end, end),
    values: end > start ? [{ start, end }] : [],
    element: value.element.parent ?? value.element,
  };
}
