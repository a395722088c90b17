import { kindsNamed } from '../readers/kind-words.ts';
import { matchHeader } from '../readers/match-header.ts';

/** Whether words are a label that readers know in one of the seven languages, near enough to a misprint. */
export const isKnownLabel = (text: string): boolean =>
  (matchHeader(text).candidates[0]?.similarity ?? 0) >= 0.75;

/** Whether words are a known label and nothing more: what a heading must be to count as one. */
export const isExactLabel = (text: string): boolean =>
  (matchHeader(text).candidates[0]?.similarity ?? 0) >= 0.97 && kindsNamed(text).length === 0;

/** What a label is about; the parts of a period count as the period. Null for an unknown label. */
export function topicOf(label: string): string | null {
  const concept = matchHeader(label).candidates[0]?.concept ?? null;
  return concept === 'start' || concept === 'end' ? 'period' : concept;
}

export const isTitleLabel = (text: string): boolean => {
  const [best] = matchHeader(text).candidates;
  return best !== undefined && best.concept === 'title' && best.similarity >= 0.85;
};

/** Words of content systems in class names that say nothing of the content. */
const CLASS_FILLER =
  /^(?:views?|field|fields|name|names|node|type|item|items|label|text|string|content|card|entry|post|block|wrapper|container|inner|body|col|row|meta|info|project|projekt|projet|progetto|proyecto|hanke|wp|el|is|has|the|list|long|formatted|value|data|d|m|b)$/i;

/**
 * What a class says its element holds, where no label is shown: `field--name-field-programme` and
 * `views-field-field-funder` are how content systems build pages. Null when no known label is in it; a date is none, since
 * it most often tells when a page was published.
 */
export function labelOfClass(classes: string | undefined): string | null {
  for (const name of (classes ?? '').slice(0, 500).split(/\s+/)) {
    const words = name
      .split(/[-_]+|(?<=[a-z])(?=[A-Z])/)
      .filter((word) => word !== '' && !CLASS_FILLER.test(word));
    const label = words.join(' ');
    if (
      label.length > 2 &&
      /^[a-z ]+$/i.test(label) &&
      isExactLabel(label) &&
      !isTitleLabel(label) &&
      !/\b(?:date|published|posted|updated|created)\b/i.test(label)
    )
      return label;
  }
  return null;
}
