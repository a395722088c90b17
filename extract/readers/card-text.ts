import type { Card, TextBlock } from '../layout.ts';

/** Below the headings of a page: a card stands in one of its sections. */
const CARD_LEVEL = 6;

/** What a card says as running text: its title as a heading, each value as a paragraph. */
export function textOfCard({ title, entries }: Card): TextBlock[] {
  const heading: TextBlock[] = title
    ? [{ type: 'heading', level: CARD_LEVEL, text: title.text, spans: [title], links: [] }]
    : [];
  return [
    ...heading,
    ...entries.map(
      ({ value, spans, links }): TextBlock => ({ type: 'paragraph', level: null, text: value, spans, links }),
    ),
  ];
}
