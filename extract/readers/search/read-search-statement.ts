import type { Evidence } from '../../../schemas/evidence.ts';
import type { Language } from '../../../schemas/language.ts';
import type { Note } from '../../../schemas/note.ts';
import type { SearchStatement } from '../../../schemas/search-statement.ts';
import type { Layout } from '../../layout.ts';
import { fold } from '../../values/fold.ts';
import { evidenceOf, pieceOfBlock } from '../piece.ts';
import { checkArithmetic } from './flow-arithmetic.ts';
import { flowInProse } from './flow-in-prose.ts';
import { findExclusion, findInclusion, splitList } from './search-criteria.ts';
import { findDatabases } from './search-databases.ts';
import { findConducted, findDateLimit } from './search-dates.ts';
import { findFlow } from './search-flow.ts';
import { findLanguages } from './search-languages.ts';
import { type Found, findSearchRegion, type SearchRegion, type Sentence } from './search-region.ts';
import { findTerms } from './search-terms.ts';
import { SEARCH_CUES } from './search-words.ts';

/**
 * How a report says its literature was searched for: databases, dates, terms, limits, criteria and the counts of its
 * PRISMA flow with their sums checked. Null when no passage tells at least three of these. What is not said is left out.
 */
export function readSearchStatement(
  layout: Layout,
  used: ReadonlySet<number>,
  language: Language,
): { readonly statement: SearchStatement | null; readonly notes: readonly Note[] } {
  const region = findSearchRegion(layout, used);
  if (!region) return { statement: null, notes: [] };
  const proof = (from: number, to: number) => evidenceOf(region.piece, from, to);
  const of = (sentences: readonly Sentence[]) => sentences.flatMap(({ from, to }) => proof(from, to));
  const flow = { ...flowInProse(region, language), ...findFlow(layout, region.first, region.last, used) };
  const arithmetic = checkArithmetic(flow);
  const terms = findTerms(region);
  const conducted = findConducted(region);
  const inclusion = findInclusion(region, language);
  const exclusion = findExclusion(region, language);
  const languages = findLanguages(region.sentences);
  const limit = findDateLimit(region, conducted?.sentence ?? null);
  const method = findMethod(region);
  const statement: SearchStatement = {
    method: method && { text: method.text, evidence: proof(method.from, method.to) },
    databases: findDatabases(region).map(({ name, text, from, to }) => ({
      name,
      text,
      evidence: proof(from, to),
    })),
    otherSources: findOtherSources(region, proof, language),
    searchConducted: conducted && {
      start: conducted.start,
      end: conducted.end,
      text: conducted.text,
      evidence: proof(conducted.from, conducted.to),
    },
    searchTerms: {
      given: [...(terms?.given ?? [])],
      asPrinted: [...(terms?.asPrinted ?? [])],
      evidence: [...(terms?.evidence ?? [])],
    },
    languages: languages && { value: languages.value, evidence: of([languages.sentence]) },
    dateLimits: limit && {
      from: limit.start,
      to: limit.end,
      text: limit.sentence.text,
      evidence: of([limit.sentence]),
    },
    inclusion: { items: [...inclusion.items], evidence: of(inclusion.sentences) },
    exclusion: { items: [...exclusion.items], evidence: of(exclusion.sentences) },
    flow,
    arithmetic,
    footnote: findFootnote(layout, region),
    caption: findCaption(layout, region),
  };
  const notes = arithmetic
    .filter(({ holds }) => !holds)
    .map(
      ({ sum }): Note => ({
        code: 'FLOW_ARITHMETIC',
        place: flow.screened?.evidence[0]?.place ?? null,
        quote: sum,
        message: 'The counts of the search do not add up; they are kept as printed.',
      }),
    );
  return { statement: hasSubstance(statement) ? statement : null, notes };
}

const hasSubstance = (s: SearchStatement): boolean =>
  [
    s.method !== null,
    s.databases.length > 0,
    s.searchTerms.given.length > 0,
    s.dateLimits !== null,
    s.inclusion.items.length > 0 || s.exclusion.items.length > 0,
    Object.keys(s.flow).length >= 2,
    s.searchConducted !== null,
  ].filter(Boolean).length >= 3;

/** "the PRISMA method (Moher et al., 2009)", "metodo PRISMA 2020". */
function findMethod({ piece }: SearchRegion): Found | null {
  const match =
    /(?:\b(?:metod[aoe]|método|méthode|methode|menetelmä)\s+)?\bPRISMA\b(?:[- ]?(?:ScR|2009|2020|P|method(?:ology)?|methode|metod\p{L}*|menetelm\p{L}*|guidelines?|statement|protocol|approach|model|smernic\p{L}*|richtlijn\p{L}*))*(?:\s*\([^()]*\b(?:19|20)\d\d[a-z]?[^()]*\))?/u.exec(
      piece.text,
    ) ?? SEARCH_CUES.method.exec(fold(piece.text));
  if (!match || (match.input !== piece.text && match.input.length !== piece.text.length)) return null;
  const to = match.index + match[0].length;
  return { text: piece.text.slice(match.index, to), from: match.index, to };
}

type Proof = (from: number, to: number) => Evidence[];

/** Where else was looked: grey literature, with the bodies whose sites were searched. */
function findOtherSources(
  { sentences }: SearchRegion,
  proof: Proof,
  language: Language,
): SearchStatement['otherSources'] {
  const telling = sentences.filter(
    (sentence) => SEARCH_CUES.grey.test(sentence.folded) || SITES.test(sentence.folded),
  );
  const named = telling.find((sentence) => SITES.test(sentence.folded)) ?? telling[0];
  if (!named) return null;
  const cut = namesFrom(named);
  const head = named.text.slice(0, cut).trim();
  const text = head
    .replace(/^.*?\b(?:involved|included|comprised|consisted of|covered)\s+(?:the\s+)?/iu, '')
    .replace(/[:,\s]+$/u, '');
  const sites = splitSites(named.text.slice(cut), language);
  return { text: text || named.text, sites, evidence: telling.flatMap(({ from, to }) => proof(from, to)) };
}

const SITES =
  /\b(?:web ?sites?|web ?pages?|spletn\w+ stran\w*|webpagina\w*|sites? (?:web|internet|d[eu]s?)|verkkosivu\w*|sit[oi] (?:web|internet)|paginas? web)\b/u;

/** "… the websites of non-governmental organizations": names begin where the words in small letters end. */
function namesFrom({ text, folded }: Sentence): number {
  const site = SITES.exec(folded);
  if (!site || folded.length !== text.length) return text.length;
  const rest = text.slice(site.index + site[0].length);
  const small = /^(?:\s+\p{Ll}[\p{L}-]*)*\s*[:(]?\s*(?:such as\s+)?/u.exec(rest)?.[0].length ?? 0;
  return site.index + site[0].length + small;
}

/** Names in a list; "and" parts them only before a capital, and a source in brackets at the end is no part of a name. */
function splitSites(list: string, language: Language): string[] {
  const plain = list
    .replace(/\s*\((?:[^()]*,\s*)?(?:n\.?\s?d\.?|(?:19|20)\d\d)[a-z]?\)\s*\.?$/u, '')
    .replace(/[.\s]+$/u, '');
  if (plain === '') return [];
  return splitList(plain, language)
    .flatMap((part) => part.split(/\s+(?:and|in|ter|en|et|ja|e|y)\s+(?=\p{Lu})(?![^()]*\))/u))
    .map((part) => part.trim())
    .filter((part) => /^[\p{Lu}"»“]/u.test(part));
}

function findFootnote(layout: Layout, { first, last }: SearchRegion): SearchStatement['footnote'] {
  for (let i = first; i <= Math.min(layout.blocks.length - 1, last + 16); i++) {
    const block = layout.blocks[i];
    if (!block || block.type === 'table' || block.type === 'card') continue;
    if (/^\s*[*†‡]\s*\p{L}/u.test(block.text)) {
      const piece = pieceOfBlock(block);
      return { text: piece.text, evidence: evidenceOf(piece) };
    }
  }
  return null;
}

function findCaption(layout: Layout, { first, last }: SearchRegion): string | null {
  const isCaption = (text: string): boolean =>
    /\bprisma\b|selection process|flow ?(?:chart|diagram)|postop\w* izbor|selectieproces|diagramme de flux|processus de selection|valintaprosess|vuokaavio|diagramma di flusso|processo di selezione|diagrama de flujo|proceso de seleccion/u.test(
      fold(text),
    ) && text.length <= 200;
  for (let i = first; i <= Math.min(layout.blocks.length - 1, last + 16); i++) {
    const block = layout.blocks[i];
    if (!block || block.type === 'card') continue;
    if (block.type === 'table') {
      if (block.caption && isCaption(block.caption)) return block.caption;
      continue;
    }
    const isHeadingLike =
      block.type === 'caption' ||
      block.type === 'heading' ||
      /^(?:table|figure|tabela|slika|preglednica|tabel|figuur|tableau|taulukko|kuva|kuvio|tabella|figura|tabla)\s*\d/iu.test(
        block.text,
      );
    if (isHeadingLike && isCaption(block.text)) return block.text;
  }
  return null;
}
