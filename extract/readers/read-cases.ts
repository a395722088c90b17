import type { Block, Layout, TextBlock } from '../layout.ts';
import { fold } from '../values/fold.ts';
import { addPiece, type Draft, newDraft } from './draft.ts';
import { isCaseHeading, kindsNamed, namesNoRecords } from './kind-words.ts';
import { joinPieces, type Piece, pieceOfBlock } from './piece.ts';

export interface FoundCase {
  readonly draft: Draft;
  /** Index of the block that names it. */
  readonly at: number;
  /** Indexes of the blocks of its story. */
  readonly story: readonly number[];
}

const CASE_WORDS =
  /^\s*(?:case (?:study|example|description)|studija primera|primer(?: iz prakse)?|casestudy|casus|gevalstudie|etude de cas|cas pratique|cas\b|tapaustutkimus|tapausesimerkki|tapaus|studio di caso|caso (?:di )?studio|caso|estudio de caso|case)\s*(?:n°|no\.?|nr\.?|st\.?|n\.?)?\s*(?<no>\d{1,2})?\s*[:.–—-]*\s*/u;

/**
 * Case studies: below a heading that names them, each further heading (or short line above long text) begins one and
 * the text below it is its story. They end with the next section of another kind, or with a higher heading.
 */
export function readCases(layout: Layout): FoundCase[] {
  const found: FoundCase[] = [];
  const { blocks } = layout;
  const runIn = runInCases(blocks);
  /** `inner`: the level of headings that name cases, where they stand below the section's own. */
  let section: { level: number; inner: number | null } | null = null;
  let open: { title: Piece | null; no: string | null; at: number; story: number[] } | null = null;
  const close = (): void => {
    if (open && open.story.length > 0) {
      const draft = draftOf(open.title, open.no, piecesAt(blocks, open.story));
      if (draft) found.push({ draft, at: open.at, story: open.story });
    }
    open = null;
  };
  for (const [i, block] of blocks.entries()) {
    if (block.type === 'table' || block.type === 'card') {
      if (section) close();
      continue;
    }
    if (block.type === 'furniture' || block.type === 'footnote' || block.type === 'caption') continue;
    if (block.type === 'heading') {
      const level = block.level ?? 3;
      if (isCaseHeading(block.text) && (!section || level <= section.level)) {
        close();
        section = { level, inner: null };
        const own = ownTitle(block);
        if (own) open = { title: own.title, no: own.no, at: i, story: [] };
        continue;
      }
      if (section && endsSection(block, level, section)) {
        close();
        section = null;
      } else if (section) {
        close();
        if (level > section.level) section.inner ??= level;
        const own = ownTitle(block);
        open = {
          title: own?.title ?? unnumbered(pieceOfBlock(block)),
          no: own?.no ?? null,
          at: i,
          story: [],
        };
      }
      continue;
    }
    if (!section) {
      const told = runIn.get(i);
      if (told) found.push({ draft: told, at: i, story: [i] });
      continue;
    }
    if (isTitleLine(block, blocks[i + 1])) {
      close();
      const own = ownTitle(block);
      open = { title: own?.title ?? pieceOfBlock(block, 0.75), no: own?.no ?? null, at: i, story: [] };
      continue;
    }
    open ??= { title: null, no: null, at: i, story: [] };
    open.story.push(i);
  }
  close();
  return found;
}

const piecesAt = (blocks: readonly Block[], indexes: readonly number[]): Piece[] =>
  indexes.flatMap((index) => {
    const block = blocks[index];
    return block && block.type !== 'table' && block.type !== 'card' ? [pieceOfBlock(block)] : [];
  });

function endsSection(
  heading: TextBlock,
  level: number,
  section: { readonly level: number; readonly inner: number | null },
): boolean {
  if (level < section.level || (section.inner !== null && level < section.inner)) return true;
  if (level > section.level) return false;
  return namesNoRecords(heading.text) || kindsNamed(heading.text).some((kind) => kind !== 'case');
}

/** "4.2 A girl placed with relatives": the report's own numbering is no part of a title. */
const unnumbered = (piece: Piece): Piece => ({
  ...piece,
  text: piece.text.replace(/^\d{1,2}(?:\.\d{1,2})+\.?\s+(?=\p{L})/u, ''),
});

/** "Case study 2: Forced begging in the north" names a case by itself; "Case studies in Italy" does not. */
function ownTitle(heading: TextBlock): { title: Piece; no: string | null } | null {
  const match = CASE_WORDS.exec(fold(heading.text));
  if (!match) return null;
  const rest = heading.text.slice(match[0].length).trim();
  const isSeparated = /[:.–—-]\s*$/u.test(match[0]) || match.groups?.no !== undefined;
  if (!isSeparated || rest === '') return null;
  return { title: { ...pieceOfBlock(heading), text: rest }, no: match.groups?.no ?? null };
}

/** "Case 1. She was …", "Case 2. …": paragraphs that number their cases one after the other, by their index. */
function runInCases(blocks: readonly Block[]): Map<number, Draft> {
  const numbered = blocks.flatMap((block, at) => {
    const match = block.type === 'paragraph' ? CASE_WORDS.exec(fold(block.text)) : null;
    const no = match?.groups?.no;
    return block.type === 'paragraph' && match && no && /[:.–—-]\s*$/u.test(match[0])
      ? [{ at, no, piece: { ...pieceOfBlock(block), text: block.text.slice(match[0].length).trim() } }]
      : [];
  });
  const drafts = new Map<number, Draft>();
  for (const [i, { at, no, piece }] of numbered.entries()) {
    const isInOrder = [numbered[i - 1], numbered[i + 1]].some(
      (other) => other && Math.abs(Number(other.no) - Number(no)) === 1 && Math.abs(other.at - at) <= 4,
    );
    const draft = isInOrder ? draftOf(null, no, [piece]) : null;
    if (draft) drafts.set(at, draft);
  }
  return drafts;
}

const isTitleLine = (block: TextBlock, next: Block | undefined): boolean =>
  block.type === 'paragraph' &&
  block.text.length <= 140 &&
  !/[.!?:;,]$/u.test(block.text.trim()) &&
  next?.type === 'paragraph' &&
  next.text.length > 160;

function draftOf(title: Piece | null, no: string | null, story: readonly Piece[]): Draft | null {
  const narrative = joinPieces(story);
  if (narrative.text.length < 80) return null;
  const draft = newDraft('case', title?.spans[0]?.place ?? narrative.spans[0]?.place ?? null);
  if (title) addPiece(draft, 'title', title, 0.95);
  const numbered = title ?? story[0];
  if (numbered && no !== null) addPiece(draft, 'no', { ...numbered, text: no, links: [] }, 0.9);
  addPiece(draft, 'narrative', narrative, 0.95);
  return draft;
}
