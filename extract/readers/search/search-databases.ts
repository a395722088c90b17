import type { Found, SearchRegion } from './search-region.ts';
import { DATABASE_NAMES, SEARCH_CUES } from './search-words.ts';

interface FoundDatabase extends Found {
  readonly name: string;
}

/** Names that are known, and capitalised names listed straight after the word "databases". */
export function findDatabases({ piece, sentences }: SearchRegion): FoundDatabase[] {
  const found: FoundDatabase[] = [];
  for (const sentence of sentences) {
    const isAbout =
      SEARCH_CUES.database.test(sentence.folded) ||
      SEARCH_CUES.search.test(sentence.folded) ||
      SEARCH_CUES.method.test(sentence.folded);
    if (!isAbout) continue;
    const names = [...sentence.text.matchAll(DATABASE_NAMES)].map((match) => ({
      name: match[0],
      at: match.index,
    }));
    const extras = [
      ...listedNames(sentence.text),
      ...names.flatMap(({ name, at }) => namesAfter(sentence.text, at + name.length)),
    ];
    for (const extra of extras) {
      if (!names.some((known) => extra.name.includes(known.name) || known.name.includes(extra.name)))
        names.push(extra);
    }
    let before = 0;
    for (const { name, at } of names.sort((a, b) => a.at - b.at)) {
      if (found.some((known) => known.name === name)) continue;
      const from = sentence.from + phraseStart(sentence.text, at, before);
      before = at + name.length;
      const to = sentence.from + at + name.length;
      found.push({ name, text: piece.text.slice(from, to).trim(), from, to });
    }
  }
  return found;
}

/** Names in a list after the word "databases". */
function listedNames(text: string): NamedAt[] {
  const lead =
    /\b(?:databases?|catalogues?|podatkovn\w+ (?:baz|zbirk)\w*|databank(?:en)?|bases? de données|tietokan\w+|banche dati|banca dati|bases? de datos)\b\s*(?:\(|:|such as|like|of|as|kot so|kot|zoals|telles? que|kuten|come|quali|como|tales como)?\s*/iu.exec(
      text,
    );
  if (!lead) return [];
  return namesFrom(text, lead.index + lead[0].length);
}

/** Names that a list goes on with after one that is known: "Scopus, Jurion and a-z.lu". */
function namesAfter(text: string, at: number): NamedAt[] {
  const gap = GAP.exec(text.slice(at));
  return gap ? namesFrom(text, at + gap[0].length) : [];
}

interface NamedAt {
  readonly name: string;
  readonly at: number;
}

/** A capitalised name, or the address of a catalogue. */
const NAME =
  /\p{Lu}[\p{L}\p{N}.&+'’-]*(?:\s+(?:of|de|di|for|and the|&)?\s*\p{Lu}[\p{L}\p{N}.&+'’-]*)*|[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.[a-z]{2,6}(?![\p{L}\p{N}])/uy;
const GAP =
  /^(?:\s*\([^()]*\))?\s*(?:,\s*(?:and|in|en|et|ja|e|y)?|(?:and|in|en|et|ja|e|y|ter|&|;))\s+(?:(?:the|le|la|il|el|het|de)\s+)?/u;

function namesFrom(text: string, start: number): NamedAt[] {
  const names: NamedAt[] = [];
  let at = start;
  while (at < text.length) {
    NAME.lastIndex = at;
    const match = NAME.exec(text);
    if (!match) break;
    names.push({ name: match[0].replace(/[.,]+$/u, ''), at });
    const gap = GAP.exec(text.slice(at + match[0].length));
    if (!gap) break;
    at += match[0].length + gap[0].length;
  }
  return names.filter(({ name }) => name.length >= 2 && !/^(?:We|The|In|A|Conducted)$/u.test(name));
}

/** The noun phrase that a database's name ends: from the last preposition before it, when that is near. */
function phraseStart(text: string, at: number, earliest: number): number {
  const before = text.slice(Math.max(earliest, at - 140), at);
  const base = at - before.length;
  const cut = Math.max(
    ...[
      ...before.matchAll(
        /\b(?:in|from|using|through|via|searched|used|on|v|iz|op|uit|dans|sur|nel|nella|nelle|en|de los|with)\s+(?:the\s+|de\s+|het\s+|les\s+|la\s+|las\s+)?|[,;:(]\s*(?:and\s+|in\s+|en\s+|et\s+|ja\s+|e\s+|y\s+)?|^\s*(?:and|ja|et|y|in|en|e)\s+/giu,
      ),
    ].map((match) => match.index + match[0].length),
    0,
  );
  return cut === 0 && before.length > 80 ? at : base + cut;
}
