import type { TextBlock } from '../layout.ts';
import { partOfBlock } from './prose-sentences.ts';

/** Bold lines rank below every heading of the page. */
export const LEAD_LEVEL = 7;

/**
 * Paragraphs with bold lines of their own as what they look like: headings with the text below each. Others as they are.
 * The second is the index of the block that each part comes from.
 */
export function withLeads(blocks: readonly TextBlock[]): (readonly [TextBlock, number])[] {
  return blocks.flatMap((block, index) => partsOf(block).map((part) => [part, index] as const));
}

/** "**Safe Harbour.** Funded by …": a heading that runs into its text. */
const RUN_IN = /^\p{Lu}.{3,140}\.\s?$/u;

function partsOf(block: TextBlock): TextBlock[] {
  const leads = (block.marks ?? []).filter(
    ({ from, to, isLine }) => isLine || (from === 0 && RUN_IN.test(block.text.slice(0, to + 1))),
  );
  if (leads.length === 0 || (block.type !== 'paragraph' && block.type !== 'listItem')) return [block];
  const parts: TextBlock[] = [];
  let end = 0;
  for (const { from, to } of leads) {
    if (block.text.slice(end, from).trim() !== '') parts.push(partOfBlock(block, end, from));
    const point = block.text.slice(0, to).endsWith('.') ? 1 : 0;
    parts.push(partOfBlock(block, from, to - point, { type: 'heading', level: LEAD_LEVEL }));
    end = block.text.charAt(to) === '.' ? to + 1 : to;
  }
  if (block.text.slice(end).trim() !== '') parts.push(partOfBlock(block, end, block.text.length));
  return parts;
}
