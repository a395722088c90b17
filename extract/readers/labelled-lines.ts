import type { Block, Layout, Span, TextBlock } from '../layout.ts';
import type { LabelGroup } from './label-groups.ts';
import { matchHeader } from './match-header.ts';
import { joinPieces, type Piece, pieceOfBlock, placeOf } from './piece.ts';

/** A card that no line or shading draws: a title and lines "Label: value" below it. */
export interface LabelledLines {
  readonly group: LabelGroup;
  /** Indexes of its blocks in reading order, the title's first when it has one. */
  readonly blocks: readonly number[];
}

interface OpenCard {
  title: { piece: Piece; at: number } | null;
  readonly entries: { label: string; pieces: Piece[] }[];
  readonly blocks: number[];
}

/** How like a known label a text must be, and how many different ones make a card. */
const LEAST_SIMILARITY = 0.85;
const LEAST_LABELS = 3;
const LONGEST_TITLE = 420;

/**
 * Records written as labelled lines under a title, as text processors leave them: "Objectives: …", "Period: …". A label
 * that comes again begins the next record. A value may run over several paragraphs. HTML has its own way to find these.
 */
export function findLabelledLines(layout: Layout): LabelledLines[] {
  if (layout.mediaType === 'text/html') return [];
  const { blocks } = layout;
  const found: LabelledLines[] = [];
  let open: OpenCard | null = null;
  const close = (): void => {
    const card = open && closed(open);
    if (card) found.push(card);
    open = null;
  };
  for (const [i, block] of blocks.entries()) {
    if (block.type === 'furniture' || block.type === 'footnote') continue;
    if (block.type === 'table' || block.type === 'card') {
      close();
      continue;
    }
    const line = labelOf(block);
    if (line) {
      const first = open?.entries[0]?.label;
      if (open && (first === line.label || open.entries.some((entry) => entry.label === line.label))) close();
      open ??= { title: titleBefore(blocks, i, found.at(-1)), entries: [], blocks: [] };
      open.entries.push({ label: line.label, pieces: line.value ? [line.value] : [] });
      open.blocks.push(i);
      continue;
    }
    if (!open) continue;
    if (block.type === 'heading' || isTitleOfNext(blocks, i, open)) {
      close();
      continue;
    }
    open.entries.at(-1)?.pieces.push(pieceOfBlock(block));
    open.blocks.push(i);
  }
  close();
  return found;
}

/** "Label: value", or a label that stands alone on its line. */
function labelOf(block: TextBlock): { label: string; value: Piece | null } | null {
  const match = /^(?<label>[^:]{2,50}?)\s*:\s*(?<value>.*)$/su.exec(block.text.trim());
  const label = match?.groups?.label;
  if (label === undefined || /^https?$/iu.test(label) || similarityOf(label) < LEAST_SIMILARITY) return null;
  const value = match?.groups?.value?.trim() ?? '';
  const piece = pieceOfBlock(block, 0.85);
  return {
    label,
    value:
      value === '' && block.links.length === 0
        ? null
        : { ...piece, text: value, spans: spansOf(value, block.spans) },
  };
}

const similarityOf = (label: string): number => matchHeader(label).candidates[0]?.similarity ?? 0;

/** Spans without the one that holds the label alone. */
const spansOf = (value: string, spans: readonly Span[]): readonly Span[] =>
  spans.length > 1 && spans[0] && /:\s*$/u.test(spans[0].text) && !value.startsWith(spans[0].text)
    ? spans.slice(1)
    : spans;

/** The block above the first label, when nothing else uses it and it reads as a name. */
function titleBefore(
  blocks: readonly Block[],
  at: number,
  last: LabelledLines | undefined,
): OpenCard['title'] {
  for (let i = at - 1; i >= 0; i--) {
    const block = blocks[i];
    if (!block || block.type === 'furniture' || block.type === 'footnote') continue;
    if (block.type === 'table' || block.type === 'card' || last?.blocks.includes(i)) return null;
    return block.text.length <= LONGEST_TITLE && !/[.:;,]$/u.test(block.text.trim())
      ? { piece: pieceOfBlock(block), at: i }
      : null;
  }
  return null;
}

/** A line that is followed by the label which began this card names the next one. */
function isTitleOfNext(blocks: readonly Block[], at: number, open: OpenCard): boolean {
  const block = blocks[at];
  const next = blocks.slice(at + 1).find((other) => other.type !== 'furniture' && other.type !== 'footnote');
  if (!block || block.type === 'table' || block.type === 'card') return false;
  if (!next || next.type === 'table' || next.type === 'card') return false;
  const isName = block.text.length <= LONGEST_TITLE && !/[.:;,]$/u.test(block.text.trim());
  return isName && labelOf(next)?.label === open.entries[0]?.label;
}

function closed(open: OpenCard): LabelledLines | null {
  const labels = new Set(open.entries.map((entry) => entry.label));
  if (labels.size < LEAST_LABELS) return null;
  const entries = open.entries.map(({ label, pieces }) => ({
    label,
    piece: joinPieces(pieces),
    isFallback: false,
  }));
  const first = entries.map((entry) => placeOf(entry.piece)).find((place) => place !== null) ?? null;
  return {
    group: {
      title: open.title?.piece ?? null,
      entries,
      links: [],
      schemaType: null,
      place: (open.title && placeOf(open.title.piece)) ?? first,
    },
    blocks: [...(open.title ? [open.title.at] : []), ...open.blocks],
  };
}
