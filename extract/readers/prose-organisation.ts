import type { Layout, TextBlock } from '../layout.ts';
import { squash } from '../values/fold.ts';
import { partOfBlock } from './prose-sentences.ts';
import type { ProseValue } from './prose-telling.ts';
import { BEGIN, END } from './prose-words.ts';

/** What parts a page's name from its site's in the title of a window. */
const SEPARATOR = /\s+[-–—|•·»:]+\s+|\s*[|»]\s*/u;

/**
 * Whose page it is, by its title: "Our projects – Anchor House" names the site beside the page. Only a name that the page's
 * own text bears, so that the value has a place to stand.
 */
export function pageOrganisation({ title, blocks }: Layout): ProseValue | null {
  const parts = (title ?? '').split(SEPARATOR).filter((part) => part.trim() !== '');
  if (parts.length < 2) return null;
  const headings = new Set(
    blocks.filter(({ type }) => type === 'heading').map((block) => squash(textOf(block))),
  );
  const texts = blocks.filter(
    (block): block is TextBlock => block.type === 'paragraph' || block.type === 'listItem',
  );
  for (const part of [...parts.slice(1)].reverse()) {
    const name = part.trim();
    if (headings.has(squash(name)) || name.length < 3) continue;
    const own = longestNamed(name, texts);
    if (own) return own;
  }
  return null;
}

const textOf = (block: Layout['blocks'][number]): string => ('text' in block ? block.text : '');

/** The name as the text has it, or as much of it as begins there in capitals ("Amanecer" of "Asociación Amanecer"). */
function longestNamed(name: string, texts: readonly TextBlock[]): ProseValue | null {
  const pattern = new RegExp(
    `${BEGIN}${name.replace(/[^\p{L}\p{N}\s]/gu, '.').replace(/\s+/g, '\\s+')}${END}`,
    'iu',
  );
  for (const block of texts) {
    const match = pattern.exec(block.text);
    if (!match) continue;
    const part = partOfBlock(block, match.index, match.index + match[0].length);
    return { text: part.text, spans: part.spans };
  }
  return null;
}
