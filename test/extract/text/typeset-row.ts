/** Breaks a text into lines of at most so many letters, as a narrow cell does. */
export function wrap(text: string, letters: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > letters) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** Cells one after the other, each its own paragraph. */
export const cellByCell = (cells: readonly (readonly [string, number])[]): string[] =>
  cells.flatMap(([text, letters]) => [...wrap(text, letters), '']);

/** Cells side by side, with the blanks that hold their positions. */
export function sideBySide(cells: readonly (readonly [string, number])[]): string[] {
  const columns = cells.map(([text, letters]) => wrap(text, letters));
  const height = Math.max(...columns.map((column) => column.length));
  return Array.from({ length: height }, (_, row) =>
    columns
      .map((column, col) => (column[row] ?? '').padEnd((cells[col]?.[1] ?? 0) + 4))
      .join('')
      .trimEnd(),
  );
}
