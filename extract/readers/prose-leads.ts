import type { TextBlock } from '../layout.ts';
import { partOfBlock } from './prose-sentences.ts';

/** Bold lines rank below every heading of the page. */
const LEAD_LEVEL = 7;

/**
 * Paragraphs with bold lines of their own as what they look like: headings with the text below each. Others as they are.
 * The second is the index of the block that each part comes from.
 */
export function withLeads(blocks: readonly TextBlock[]): (readonly [TextBlock, number])[] {
  return blocks.flatMap((block, index) => partsOf(block).map((part) => [part, index] as const));
}

function partsOf(block: TextBlock): TextBlock[] {
  const leads = (block.marks ?? []).filter(({ isLine }) => isLine);
  if (leads.length === 0 || (block.type !== 'paragraph' && block.type !== 'listItem')) return [block];
  const parts: TextBlock[] = [];
  let end = 0;
  for (const { from, to } of leads) {
    if (block.text.slice(end, from).trim() !== '') parts.push(partOfBlock(block, end, from));
    parts.push(partOfBlock(block, from, to, { type: 'heading', level: LEAD_LEVEL }));
    end = to;
  }
  if (block.text.slice(end).trim() !== '') parts.push(partOfBlock(block, end, block.text.length));
  return parts;
}
