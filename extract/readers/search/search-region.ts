import type { Evidence } from '../../../schemas/evidence.ts';
import type { Layout, Span, TextBlock } from '../../layout.ts';
import { fold } from '../../values/fold.ts';
import { kindsNamed, namesNoRecords } from '../kind-words.ts';
import { evidenceOf, joinPieces, type Piece, pieceOfBlock } from '../piece.ts';
import { DATABASE_NAMES, SEARCH_CUES, type SearchCue } from './search-words.ts';

/** A sentence of the passage, with its place in the passage's text. */
export interface Sentence {
  readonly text: string;
  readonly folded: string;
  readonly from: number;
  readonly to: number;
}

/** Words with their place in the passage's text. */
export interface Found {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The passage of a report that tells how it searched. */
export interface SearchRegion {
  readonly piece: Piece;
  readonly sentences: readonly Sentence[];
  /** List items of the passage, each with the words that lead them in. */
  readonly lists: readonly {
    readonly lead: string;
    readonly items: readonly string[];
    readonly evidence: readonly Evidence[];
  }[];
  /** Indexes in `blocks`, first and last: tables of the flow stand between or soon after. */
  readonly first: number;
  readonly last: number;
}

const GAP = 3;
/** A search statement fills a page or two, in characters. */
const LONGEST = 20_000;
/** Beyond this it is no sentence but a listing or noise. */
const LONGEST_SENTENCE = 1500;
/** How many different things a passage must tell before it counts as a search statement. */
const LEAST_CUES = 3;

/** Finds the passage: the neighbouring blocks that tell the most different things about a search. */
export function findSearchRegion(layout: Layout, used: ReadonlySet<number>): SearchRegion | null {
  const { blocks } = layout;
  interface Cluster {
    indexes: number[];
    cues: Set<SearchCue>;
  }
  const clusters: Cluster[] = [];
  let open: Cluster | null = null;
  let silent = 0;
  for (const [i, block] of blocks.entries()) {
    if (used.has(i)) open = null;
    if (block.type === 'table' || block.type === 'card' || block.type === 'furniture') continue;
    if (block.type === 'heading') {
      // A section of records ends the passage; its own headings (methods, search strategy) do not.
      if (kindsNamed(block.text).length > 0 && !namesNoRecords(block.text)) open = null;
      // What came before says "included" or "conducted" of something else.
      if (open && !isAboutSearch(open.cues)) open = null;
      continue;
    }
    const cues = cuesOf(block.text);
    if (cues.length === 0 || (!open && !cues.some((cue) => STRONG.has(cue)))) {
      silent++;
      if (silent > GAP) open = null;
      continue;
    }
    if (!open) {
      open = { indexes: [], cues: new Set() };
      clusters.push(open);
    }
    silent = 0;
    open.indexes.push(i);
    for (const cue of cues) open.cues.add(cue);
  }
  const best = clusters.sort((a, b) => b.cues.size - a.cues.size || b.indexes.length - a.indexes.length)[0];
  if (!best || best.cues.size < LEAST_CUES || !isAboutSearch(best.cues)) return null;
  const first = best.indexes[0] ?? 0;
  const last = best.indexes.at(-1) ?? first;
  return regionOf(layout, first, last);
}

/** Cues that speak of a search by themselves; "included" and "conducted" are said of much else. */
const STRONG: ReadonlySet<SearchCue> = new Set<SearchCue>([
  'method',
  'database',
  'terms',
  'search',
  'grey',
  'duplicates',
]);

const isAboutSearch = (cues: ReadonlySet<SearchCue>): boolean =>
  cues.has('terms') || cues.has('database') || (cues.has('search') && cues.has('method'));

const cuesOf = (text: string): SearchCue[] => {
  const folded = fold(text.slice(0, LONGEST));
  const cues: SearchCue[] = [];
  for (const [cue, pattern] of Object.entries(SEARCH_CUES))
    if (pattern.test(folded)) cues.push(cue as SearchCue); // keys of SEARCH_CUES
  // Databases are named without the word where everybody knows them.
  if (!cues.includes('database') && new Set(text.match(DATABASE_NAMES)).size >= 2) cues.push('database');
  return cues;
};

function regionOf(layout: Layout, first: number, last: number): SearchRegion {
  const prose: TextBlock[] = [];
  const lists: { lead: string; items: string[]; evidence: Evidence[] }[] = [];
  let previous: TextBlock | null = null;
  for (let i = first; i <= Math.min(layout.blocks.length - 1, last + GAP); i++) {
    const block = layout.blocks[i];
    if (!block || block.type === 'table' || block.type === 'card') continue;
    if (i > last && block.type !== 'listItem') break;
    if (block.type === 'listItem' && !isFootnote(block)) {
      const lead = previous?.type === 'listItem' ? lists.at(-1) : undefined;
      const evidence = evidenceOf(pieceOfBlock(block));
      if (lead) {
        lead.items.push(block.text);
        lead.evidence.push(...evidence);
      } else lists.push({ lead: previous?.text ?? '', items: [block.text], evidence });
    } else if (block.type === 'paragraph' && !isColumnOfCounts(block.spans)) prose.push(block);
    if (block.type !== 'furniture') previous = block;
  }
  const piece = joinPieces(prose.map((block) => pieceOfBlock(block)));
  return {
    piece,
    sentences: sentencesOf(piece.text.slice(0, LONGEST)).filter(
      ({ text }) => text.length <= LONGEST_SENTENCE,
    ),
    lists,
    first,
    last,
  };
}

/** A note below a table begins with the mark of a list item; its sentences tell it from one. */
const isFootnote = (block: TextBlock): boolean =>
  /^\s*[*†‡]/u.test(block.text) && block.text.length > 120 && /[.!?]\s+\p{Lu}/u.test(block.text);

/** Lines that end in numbers: the flow printed without a table, not sentences. */
export const isColumnOfCounts = (spans: readonly Span[]): boolean =>
  spans.length >= 3 &&
  spans.filter((span) => /\p{L}.*\s\d+\s?[*†‡]*$/u.test(span.text)).length >= spans.length / 2;

/** Sentences, not cut at "et al.", "e.g.", "i.e.", "No." and initials, nor inside brackets. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const letter = text[i] ?? '';
    if (letter === '(') depth++;
    if (letter === ')') depth = Math.max(0, depth - 1);
    if (!/[.!?]/u.test(letter)) continue;
    const after = text.slice(i + 1, i + 4);
    const before = text.slice(Math.max(0, i - 14), i);
    const isEnd = after === '' || /^["”»«)]?\s+["“»«(]?[\p{Lu}\d*]/u.test(after);
    const isShort =
      /(?:\b(?:al|e\.g|i\.e|npr|oz|tj|bijv|p\. ex|esim|ad es|p\. ej|no|nr|st|vs|approx|cf|fig|dr|prof|ur|d|str)|(?:^|[\s(])\p{Lu})$/iu.test(
        before,
      );
    if (
      !isEnd ||
      (isShort && after !== '') ||
      (depth > 0 &&
        depth < 2 &&
        /\)/u.test(text.slice(i, i + 60)) &&
        !/\(/u.test(text.slice(i, i + 60).split(')')[0] ?? ''))
    )
      continue;
    depth = 0;
    sentences.push(sentence(text, from, i + 1));
    from = i + 1;
  }
  if (text.slice(from).trim() !== '') sentences.push(sentence(text, from, text.length));
  return sentences;
}

function sentence(text: string, from: number, to: number): Sentence {
  const lead = text.slice(from, to).length - text.slice(from, to).trimStart().length;
  const words = text.slice(from + lead, to);
  return { text: words, folded: fold(words), from: from + lead, to };
}
