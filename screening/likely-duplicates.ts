import type { AtlasRecord, RecordKind } from '../schemas/record.ts';

/** Two records that are likely the same effort, told in two places. They are linked, never merged. */
export interface LikelyDuplicate {
  /** The two ids, the smaller first. */
  readonly a: string;
  readonly b: string;
  /** 0 to 1. */
  readonly score: number;
  readonly reason: string;
}

export type Candidate = Pick<AtlasRecord, 'id' | 'kind' | 'fields' | 'links' | 'year' | 'source'>;

interface Keyed {
  readonly id: string;
  readonly kind: RecordKind;
  readonly source: string | null;
  readonly words: ReadonlySet<string>;
  readonly year: number | null;
}

/** Share of words that two titles must have in common (Jaccard). */
const TITLE_LIKENESS = 0.8;
/** A title of fewer telling words fits too many others. */
const FEWEST_WORDS = 3;
/** A key that more records share than this names a series or a home page, not one effort. */
const LARGEST_BLOCK = 20;

/**
 * Pairs by title or by link, best first: the same study or project in another source, or as another kind in the same
 * one (a project that is also told as a good practice). Records of one kind in one source are never paired, since a
 * report lists each once. Blocks by rare title words and by whole links keep this near linear in the number of records.
 */
export function findLikelyDuplicates(records: Iterable<Candidate>): LikelyDuplicate[] {
  const byKey = new Map<string, Keyed[]>();
  const add = (key: string, record: Keyed) => byKey.set(key, [...(byKey.get(key) ?? []), record]);
  for (const record of records) {
    const keyed: Keyed = {
      id: record.id,
      kind: record.kind,
      source: record.source,
      words: titleWords(record),
      year: record.year,
    };
    for (const link of record.links) if (isSpecific(link)) add(`link ${foldLink(link)}`, keyed);
    if (keyed.words.size >= FEWEST_WORDS) for (const word of rarest(keyed.words)) add(`word ${word}`, keyed);
  }
  const pairs = new Map<string, LikelyDuplicate>();
  for (const [key, block] of byKey) {
    if (block.length > LARGEST_BLOCK) continue;
    for (const [index, one] of block.entries())
      for (const other of block.slice(index + 1)) {
        const pair = compare(one, other, key.startsWith('link '));
        if (!pair) continue;
        const name = `${pair.a} ${pair.b}`;
        if ((pairs.get(name)?.score ?? 0) < pair.score) pairs.set(name, pair);
      }
  }
  return [...pairs.values()].sort((x, y) => y.score - x.score || (x.a + x.b < y.a + y.b ? -1 : 1));
}

function compare(one: Keyed, other: Keyed, isLinked: boolean): LikelyDuplicate | null {
  if (one.id === other.id || (one.kind === other.kind && one.source === other.source)) return null;
  if (one.year !== null && other.year !== null && Math.abs(one.year - other.year) > 1) return null;
  const likeness = jaccard(one.words, other.words);
  const [a, b] = one.id < other.id ? [one.id, other.id] : [other.id, one.id];
  if (isLinked && likeness >= TITLE_LIKENESS / 2)
    return { a, b, score: round(0.9 + likeness / 10), reason: 'same link and similar title' };
  if (likeness >= TITLE_LIKENESS && Math.min(one.words.size, other.words.size) >= FEWEST_WORDS)
    return { a, b, score: round(likeness * 0.9), reason: 'same words in the title' };
  return null;
}

/** The words of a title in any script, folded; a second title in brackets counts too. */
function titleWords({ fields }: Candidate): Set<string> {
  const text = fields.title ?? '';
  const folded = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return new Set((folded.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length > 2));
}

/** Long words are rare ones: three of them find every pair that shares most words. */
const rarest = (words: ReadonlySet<string>): string[] =>
  [...words].sort((x, y) => y.length - x.length || (x < y ? -1 : 1)).slice(0, 3);

/** A home page is shared by many efforts; an address with a path is about one. */
function isSpecific(link: string): boolean {
  const url = URL.parse(link);
  return url !== null && (url.pathname.split('/').filter(Boolean).length >= 2 || url.search.length > 1);
}

const foldLink = (link: string): string =>
  link
    .replace(/^https?:\/\/(www\.)?/u, '')
    .replace(/[#].*$/u, '')
    .replace(/\/$/u, '')
    .toLowerCase();

function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0;
  let common = 0;
  for (const word of one) if (other.has(word)) common += 1;
  return common / (one.size + other.size - common);
}

const round = (score: number): number => Math.round(score * 1000) / 1000;
