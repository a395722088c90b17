import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A cell as the file's structure tree names it: its marked content on this page. */
export interface TaggedCell {
  readonly isHeader: boolean;
  readonly marks: readonly number[];
}

/** The part of a tagged table that a page shows, row by row. Cells without text on the page are not among them. */
export interface TaggedTable {
  readonly rows: readonly (readonly TaggedCell[])[];
}

/** pdf.js: an element of the tree, or a leaf with the id of its marked content. */
interface Node {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly Node[];
}

/** Deeper than any writer nests; pdf.js itself stops at 40. */
const DEEPEST = 60;

/**
 * The tables of a page's structure tree (ISO 32000-1, 14.8.4.3.4: Table, TR, TH, TD). Of tables inside tables the inner
 * ones only: the outer one sets a page. A tree that cannot be read counts as none.
 */
export async function taggedTables(page: PDFPageProxy): Promise<TaggedTable[]> {
  const root: Node | null = await page.getStructTree().catch(() => null);
  const tables: TaggedTable[] = [];
  if (root) collect(root, 0, tables);
  return tables;
}

/** Whether a table stands in the tree below `node`; each without one inside is put on the list. */
function collect(node: Node, depth: number, tables: TaggedTable[]): boolean {
  if (depth > DEEPEST) return false;
  let holdsTable = false;
  for (const child of node.children ?? []) holdsTable = collect(child, depth + 1, tables) || holdsTable;
  if (node.role !== 'Table') return holdsTable;
  if (!holdsTable)
    tables.push({
      rows: within(node, 'TR')
        .map(cellsOf)
        .filter((row) => row.length > 0),
    });
  return true;
}

const within = (node: Node, role: string): Node[] =>
  (node.children ?? []).flatMap((child) => (child.role === role ? [child] : within(child, role)));

const cellsOf = (row: Node): TaggedCell[] =>
  (row.children ?? []).flatMap((child) => {
    if (child.role !== 'TH' && child.role !== 'TD') return cellsOf(child);
    const marks = marksOf(child);
    return marks.length > 0 ? [{ isHeader: child.role === 'TH', marks }] : [];
  });

function marksOf(node: Node): number[] {
  const own =
    node.type === 'content' ? Number(/_mc(\d+)$/u.exec(node.id ?? '')?.[1] ?? Number.NaN) : Number.NaN;
  return [...(Number.isNaN(own) ? [] : [own]), ...(node.children ?? []).flatMap(marksOf)];
}
