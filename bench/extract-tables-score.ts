/** A cell as the scorer needs it. */
export interface ScoredCell {
  readonly row: number;
  readonly col: number;
  readonly rowspan: number;
  readonly colspan: number;
  readonly text: string;
}

/** Without blanks and leader dots: both are typeset in too many ways to be held against a reader. */
const normal = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u00ad]+/gu, '')
    .replace(/(?<=[^.])\.{2,}/gu, '');

/**
 * Adjacency relations after Göbel et al. (ICDAR 2013): each cell with words and its next neighbour with words to the
 * right and below, blank cells skipped. Each relation is a string; the same one may occur more than once.
 */
export function relationsOf(cells: readonly ScoredCell[]): string[] {
  const filled = cells.filter((c) => normal(c.text) !== '');
  const at = new Map<string, ScoredCell>();
  let rows = 0;
  let cols = 0;
  for (const cell of filled) {
    rows = Math.max(rows, cell.row + cell.rowspan);
    cols = Math.max(cols, cell.col + cell.colspan);
    for (let r = cell.row; r < cell.row + cell.rowspan; r++)
      for (let c = cell.col; c < cell.col + cell.colspan; c++) at.set(`${r},${c}`, cell);
  }
  const relations: string[] = [];
  for (const cell of filled) {
    const right = new Set<ScoredCell>();
    for (let r = cell.row; r < cell.row + cell.rowspan; r++)
      for (let c = cell.col + cell.colspan; c < cols; c++) {
        const next = at.get(`${r},${c}`);
        if (!next) continue;
        right.add(next);
        break;
      }
    const below = new Set<ScoredCell>();
    for (let c = cell.col; c < cell.col + cell.colspan; c++)
      for (let r = cell.row + cell.rowspan; r < rows; r++) {
        const next = at.get(`${r},${c}`);
        if (!next) continue;
        below.add(next);
        break;
      }
    for (const next of right) relations.push(`${normal(cell.text)}\u0001>${normal(next.text)}`);
    for (const next of below) relations.push(`${normal(cell.text)}\u0001v${normal(next.text)}`);
  }
  return relations;
}

export interface Score {
  readonly right: number;
  readonly wanted: number;
  readonly found: number;
  readonly misses: readonly string[];
  readonly extras: readonly string[];
}

/** The relations of all tables of one document against those found in it. */
export function scoreTables(
  wanted: readonly (readonly ScoredCell[])[],
  found: readonly (readonly ScoredCell[])[],
): Score {
  const left = new Map<string, number>();
  const wantedRelations = wanted.flatMap(relationsOf);
  const foundRelations = found.flatMap(relationsOf);
  for (const relation of wantedRelations) left.set(relation, (left.get(relation) ?? 0) + 1);
  let right = 0;
  const extras: string[] = [];
  for (const relation of foundRelations) {
    const count = left.get(relation) ?? 0;
    if (count > 0) {
      right++;
      left.set(relation, count - 1);
    } else extras.push(relation);
  }
  const misses = [...left].flatMap(([relation, count]) => Array.from({ length: count }, () => relation));
  return { right, wanted: wantedRelations.length, found: foundRelations.length, misses, extras };
}

export const f1 = (right: number, wanted: number, found: number): number =>
  wanted + found === 0 ? 1 : (2 * right) / (wanted + found);
