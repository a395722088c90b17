import type { Place } from '../../schemas/evidence.ts';
import type { Card, Cell, LinkSpan, Table } from '../layout.ts';
import { gridOf, soleCell, textOf } from './grid.ts';
import { matchHeader } from './match-header.ts';
import { joinPieces, type Piece, pieceOfCell, pieceOfEntry, pieceOfSpan, placeOf } from './piece.ts';

/** Labels with their values that make one record, whether from a card or from a table that names its rows. */
export interface LabelGroup {
  readonly title: Piece | null;
  readonly entries: readonly LabelEntry[];
  /** Links in no entry. */
  readonly links: readonly LinkSpan[];
  readonly schemaType: string | null;
  readonly place: Place | null;
}

interface LabelEntry {
  readonly label: string;
  readonly piece: Piece;
  readonly isFallback: boolean;
}

export function groupOfCard(card: Card): LabelGroup {
  const entries = card.entries.map((entry) => ({
    label: entry.label,
    piece: pieceOfEntry(entry, card.confidence),
    isFallback: entry.isFallback === true,
  }));
  return {
    title: card.title ? pieceOfSpan(card.title, card.confidence) : null,
    entries,
    links: card.links,
    schemaType: card.schemaType ?? null,
    place:
      card.title?.place ??
      entries.map((entry) => placeOf(entry.piece)).find((place) => place !== null) ??
      null,
  };
}

/**
 * A table whose first column names its rows, as groups: one for each column of values, and a new one where a label
 * comes again. Empty when the first column does not read as labels.
 */
export function groupsOfTable(table: Table): LabelGroup[] {
  const { rows, colCount } = gridOf(table);
  if (colCount < 1 || rows.length < 2) return [];
  const isForm = colCount >= 4 && colCount % 2 === 0 && isLabelColumn(rows, 0) && isLabelColumn(rows, 2);
  if (colCount > 1 && !isForm && !isLabelColumn(rows, 0)) return [];
  const lines = colCount === 1 ? rows.map((row) => inlineLine(row[0] ?? null)) : null;
  if (lines && lines.filter((line) => line !== null).length < 2) return [];
  const groups: LabelGroup[] = [];
  // Values that span several columns in every row are one column's.
  const isOwn = (column: number): boolean =>
    column === 1 || rows.some((row) => row[column] && row[column] !== row[column - 1]);
  const valueColumns =
    isForm || lines ? [1] : Array.from({ length: colCount - 1 }, (_, i) => i + 1).filter(isOwn);
  for (const column of valueColumns) {
    let title: Piece | null = null;
    let entries: LabelEntry[] = [];
    const close = (): void => {
      if (entries.length > 0) groups.push(groupOf(title, entries));
      title = null;
      entries = [];
    };
    const add = (label: string, piece: Piece): void => {
      const last = entries.at(-1);
      if (label === '' && last) {
        entries = [...entries.slice(0, -1), { ...last, piece: joinPieces([last.piece, piece]) }];
        return;
      }
      if (label === '') return;
      if (entries[0] && sameLabel(entries[0].label, label) && entries.length > 1) close();
      entries = [...entries, { label, piece, isFallback: false }];
    };
    for (const [r, row] of rows.entries()) {
      const sole = colCount > 1 ? soleOf(row) : null;
      if (sole) {
        if (entries.length > 1) close();
        title = pieceOfCell(sole);
        continue;
      }
      const line = lines?.[r];
      if (lines) {
        if (line) add(line.label, line.piece);
        else if (row[0]) add('', pieceOfCell(row[0]));
        continue;
      }
      for (let at = 0; at + 1 < (isForm ? colCount : 2); at += 2) {
        const value = row[isForm ? at + 1 : column];
        if (value || textOf(row[at]) !== '') add(textOf(row[at]), value ? pieceOfCell(value) : EMPTY);
      }
    }
    close();
  }
  return groups;
}

const EMPTY: Piece = { text: '', spans: [], links: [], confidence: 1 };

const groupOf = (title: Piece | null, entries: readonly LabelEntry[]): LabelGroup => ({
  title,
  entries,
  links: [],
  schemaType: null,
  place:
    (title && placeOf(title)) ??
    entries.map((entry) => placeOf(entry.piece)).find((place) => place !== null) ??
    null,
});

/** A cell over the whole width whose words are no label: it names what follows. */
function soleOf(row: readonly (Cell | null)[]): Cell | null {
  const sole = soleCell(row);
  if (!sole || sole.colspan < row.length) return null;
  return (matchHeader(textOf(sole)).candidates[0]?.similarity ?? 0) >= 0.9 ? null : sole;
}

/** Whether most of a column's texts are labels that are known, and none is long. */
function isLabelColumn(rows: readonly (readonly (Cell | null)[])[], column: number): boolean {
  const texts = rows.filter((row) => soleOf(row) === null).map((row) => textOf(row[column]));
  const labels = texts.filter((text) => text !== '');
  if (labels.length < 2 || labels.some((text) => text.length > 90)) return false;
  const known = labels.filter((text) => (matchHeader(text).candidates[0]?.similarity ?? 0) >= 0.55);
  return known.length >= 2 && known.length / labels.length >= 0.5;
}

/** "Label: value" inside one cell. */
function inlineLine(cell: Cell | null): { label: string; piece: Piece } | null {
  if (!cell) return null;
  const match = /^(?<label>[^:]{2,50}):\s*(?<value>\S.*)$/su.exec(textOf(cell));
  if (!match?.groups?.label || !match.groups.value) return null;
  if ((matchHeader(match.groups.label).candidates[0]?.similarity ?? 0) < 0.8) return null;
  return { label: match.groups.label, piece: { ...pieceOfCell(cell), text: match.groups.value.trim() } };
}

const sameLabel = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
