import { printable } from './output.ts';

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** Longer cells are cut and end in an ellipsis. */
  readonly maxWidth?: number;
}

/** Columns as an aligned table of plain text, its head underlined; empty without rows. */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const cells = rows.map((row) =>
    columns.map((column, at) => cut(printable(row[at] ?? ''), column.maxWidth)),
  );
  const widths = columns.map((column, at) =>
    Math.max(widthOf(column.title), ...cells.map((row) => widthOf(row[at] ?? ''))),
  );
  const line = (row: readonly string[]): string =>
    columns
      .map(({ align = 'left' }, at) => pad(row[at] ?? '', widths[at] ?? 0, align))
      .join('  ')
      .trimEnd();
  const head = line(columns.map(({ title }) => title));
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [head, rule, ...cells.map(line)].join('\n');
}

/** Letters that stand beside each other; marks on them take no room, East Asian wide letters take two. */
const widthOf = (text: string): number => {
  let width = 0;
  for (const letter of text) {
    if (/\p{M}/u.test(letter)) continue;
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/.test(letter) ? 2 : 1;
  }
  return width;
};

const pad = (text: string, width: number, align: 'left' | 'right'): string => {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'right' ? space + text : text + space;
};

const cut = (text: string, maxWidth = Number.POSITIVE_INFINITY): string =>
  widthOf(text) <= maxWidth ? text : `${[...text].slice(0, maxWidth - 1).join('')}…`;
