import type { Note } from '../../schemas/note.ts';
import type { SearchStatement } from '../../schemas/search-statement.ts';
import type { Layout } from '../layout.ts';

export function readSearchStatement(
  _layout: Layout,
  _used: ReadonlySet<number>,
): { statement: SearchStatement | null; notes: Note[] } {
  return { statement: null, notes: [] };
}
