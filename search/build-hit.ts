import { FIELDS_BY_KIND, type FieldName, type RecordKind } from '../schemas/record.ts';
import type { MarkedText, SearchHit } from '../schemas/search.ts';
import { type Match, type Matcher, markText } from './mark-matches.ts';
import type { SearchBody } from './search-document.ts';

/** The field that tells most about a record of a kind; the first that is there. */
const MAIN_FIELDS: Readonly<Record<RecordKind, readonly FieldName[]>> = {
  study: ['findings', 'purpose'],
  project: ['objective'],
  practice: ['aims', 'activities', 'results'],
  aspect: ['aims', 'results'],
  product: ['results'],
  case: ['narrative'],
};

/** Fields that are told in sentences: they show in snippets, the others as facts. */
const LONG_FIELDS: ReadonlySet<FieldName> = new Set([
  'purpose',
  'findings',
  'objective',
  'aims',
  'activities',
  'results',
  'narrative',
] as const);

const MAX_FACT_LENGTH = 200;
const MAX_SNIPPETS = 2;
const SNIPPET_LENGTH = 240;
/** How much of a snippet stands before its first match. */
const LEAD_LENGTH = 60;
/** Every pair of them is weighed: a word that fills a whole narrative must not cost its square. */
const MAX_MATCHES_WEIGHED = 100;

export function buildHit(
  { id, version, score }: Pick<SearchHit, 'id' | 'version' | 'score'>,
  body: SearchBody,
  matcher: Matcher,
): SearchHit {
  const titleLanguage = body.fieldLanguages.title ?? body.language;
  return {
    id,
    version,
    kind: body.kind,
    country: body.country,
    language: body.language,
    source: body.source ?? '',
    title: body.title,
    markedTitle: markText(body.title, matcher.findMatches(body.title, 'title', titleLanguage)),
    year: body.year,
    period: body.period,
    facts: facts(body),
    snippets: snippets(body, matcher),
    links: [...body.links],
    concepts: [...body.concepts],
    score,
  };
}

function facts({ kind, fields }: SearchBody): SearchHit['facts'] {
  const short = FIELDS_BY_KIND[kind].filter((field) => field !== 'title' && !LONG_FIELDS.has(field));
  return Object.fromEntries(
    short.flatMap((field) => {
      const value = fields[field];
      return value ? [[field, shorten(value)]] : [];
    }),
  );
}

/** Cut at a word where one ends near enough, with an ellipsis in place of the rest. */
function shorten(text: string): string {
  if (text.length <= MAX_FACT_LENGTH) return text;
  const cut = wholeCharacters(text.slice(0, MAX_FACT_LENGTH - 1));
  const lastSpace = cut.lastIndexOf(' ');
  return `${(lastSpace > MAX_FACT_LENGTH / 2 ? cut.slice(0, lastSpace) : cut).trimEnd()}…`;
}

/** Without the first half of a character that the cut left alone. */
const wholeCharacters = (text: string): string => text.replace(/[\uD800-\uDBFF]$/, '');

/** The fields with the most different matches first; where only the title matches, the start of the main field. */
function snippets(body: SearchBody, matcher: Matcher): SearchHit['snippets'] {
  const matched = FIELDS_BY_KIND[body.kind]
    .filter((field) => field !== 'title' && field !== 'country')
    .flatMap((field) => {
      const text = body.fields[field];
      if (!text || matcher.isEmpty) return [];
      const matches = matcher.findMatches(text, field, body.fieldLanguages[field] ?? body.language);
      return matches.length > 0 ? [{ field, text, matches, clauses: clausesIn(matches) }] : [];
    })
    .toSorted(
      (a, b) => b.clauses - a.clauses || Number(LONG_FIELDS.has(b.field)) - Number(LONG_FIELDS.has(a.field)),
    )
    .slice(0, MAX_SNIPPETS);
  if (matched.length > 0)
    return matched.map(({ field, text, matches }) => ({ field, parts: excerpt(text, matches) }));
  const main = MAIN_FIELDS[body.kind].find((field) => body.fields[field]);
  return main ? [{ field: main, parts: excerpt(body.fields[main] ?? '', []) }] : [];
}

const clausesIn = (matches: readonly Match[]): number => new Set(matches.map(({ clause }) => clause)).size;

/** The stretch of the text in which most different clauses match, cut at words, ellipses where text is left out. */
function excerpt(text: string, matches: readonly Match[]): MarkedText {
  const start = bestStart(text, matches);
  let end = Math.min(text.length, start + SNIPPET_LENGTH);
  if (end < text.length) {
    const lastSpace = text.lastIndexOf(' ', end);
    if (lastSpace > start + SNIPPET_LENGTH / 2) end = lastSpace;
    else if (/[\uD800-\uDBFF]/.test(text.charAt(end - 1))) end--;
  }
  const parts = markText(text, matches, start, end);
  if (start > 0) parts.unshift({ text: '… ', isMatch: false });
  if (end < text.length) parts.push({ text: ' …', isMatch: false });
  return parts;
}

function bestStart(text: string, all: readonly Match[]): number {
  const matches = all.slice(0, MAX_MATCHES_WEIGHED);
  let best = 0;
  let bestClauses = 0;
  for (const { start } of matches) {
    const from = start <= LEAD_LENGTH ? 0 : start - LEAD_LENGTH;
    const inside = matches.filter((match) => match.start >= from && match.end <= from + SNIPPET_LENGTH);
    const clauses = clausesIn(inside);
    if (clauses > bestClauses) [best, bestClauses] = [from, clauses];
  }
  if (best === 0) return 0;
  const space = text.indexOf(' ', best);
  return space === -1 || space > best + LEAD_LENGTH ? best : space + 1;
}
