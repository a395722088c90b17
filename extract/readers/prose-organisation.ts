import type { Layout, TextBlock } from '../layout.ts';
import { squash } from '../values/fold.ts';
import { partOfBlock } from './prose-sentences.ts';
import type { ProseValue } from './prose-telling.ts';
import { BEGIN, END } from './prose-words.ts';

/** What parts a page's name from its site's in the title of a window. */
const SEPARATOR = /\s+[-–—|•·»:]+\s+|\s*[|»]\s*/u;
/** Sites that are named after no body, or after one that lists the projects of others. */
const NO_DOER =
  /^(?:home|homepage|welcome|portal|website|web|blog|en|english|gov\b.*|.*\.(?:com|org|net|eu|si|be|nl|fr|fi|it|es)|domov|start|etusivu|accueil|inicio)$|(?<!\p{L})(?:minist|government|vlada|urad|office of|agency|agencija|portal|european union|commission|rapporteur|municipality|city of|občina|gemeente|ville de|comune|ayuntamiento|kaupunki|ministeriö)/iu;

/** Whose page it is, as its title names the site beside the page: "Our projects – Anchor House". */
export interface PageOrganisation {
  readonly value: ProseValue;
  /** It may well carry out what the page lists: no ministry, no portal. */
  readonly isDoer: boolean;
}

/** The page's own body by its title; null where the title names none. The value stands in the text where it comes again there. */
export function pageOrganisation({ title, blocks }: Layout): PageOrganisation | null {
  const parts = (title ?? '').split(SEPARATOR).filter((part) => part.trim() !== '');
  if (!title || parts.length < 2) return null;
  const headings = new Set(blocks.flatMap((block) => (block.type === 'heading' ? [squash(block.text)] : [])));
  const texts = blocks.filter(
    (block): block is TextBlock => block.type === 'paragraph' || block.type === 'listItem',
  );
  for (const part of parts.slice(1).toReversed()) {
    const name = part.trim();
    if (headings.has(squash(name)) || name.length < 3 || !/\p{Lu}/u.test(name)) continue;
    return { value: inText(name, texts) ?? inTitle(name, title), isDoer: !NO_DOER.test(name) };
  }
  return null;
}

function inText(name: string, texts: readonly TextBlock[]): ProseValue | null {
  const words = name.replace(/[^\p{L}\p{N}\s]/gu, '.').replace(/\s+/g, '\\s+');
  const pattern = new RegExp(`${BEGIN}${words}${END}`, 'iu');
  for (const block of texts) {
    const match = pattern.exec(block.text);
    if (!match) continue;
    const { text, spans } = partOfBlock(block, match.index, match.index + match[0].length);
    return { text, spans };
  }
  return null;
}

function inTitle(name: string, title: string): ProseValue {
  const start = title.lastIndexOf(name);
  const place = { type: 'element', path: 'html > head > title', start, end: start + name.length } as const;
  return { text: name, spans: [{ text: name, place }] };
}
