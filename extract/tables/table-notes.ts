import type { Note } from '../../schemas/note.ts';
import { type KeptTable, plainText } from './kept-table.ts';

/** Below this the evidence for a table's columns contradicts itself on many lines. */
const UNCERTAIN = 0.65;
/** Below this a cell's words run over an edge that parts the rest of its column. */
const DOUBTFUL = 0.55;

/** What is to be said of a table whose rows, columns or cells the evidence does not agree on. */
export function tableNotes(table: KeptTable): Note[] {
  const place = table.parts[0]?.place ?? null;
  const notes: Note[] = [];
  if (table.confidence < UNCERTAIN)
    notes.push({
      code: 'TABLE_UNCERTAIN',
      place,
      quote: plainText(table.cells.find((c) => c.lines.length > 0)).slice(0, 200),
      message: `Rows and columns of this table are agreed on by ${Math.round(table.confidence * 100)} % of the evidence; they were kept.`,
    });
  const doubtful = table.cells.filter((c) => c.lines.length > 0 && c.confidence < DOUBTFUL);
  const [first] = doubtful;
  if (first)
    notes.push({
      code: 'CELL_UNASSIGNED',
      place: first.lines[0]?.place ?? place,
      quote: plainText(first).slice(0, 200),
      message: `${doubtful.length === 1 ? 'A cell runs' : `${doubtful.length} cells run`} over an edge that parts the columns elsewhere; the words were kept in the columns that they cover.`,
    });
  return notes;
}
