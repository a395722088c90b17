import type { Range } from './page-range.ts';
import { rangeText, trimRange } from './page-range.ts';
import type { PageElement, PageTree } from './page-tree.ts';
import { descendants, elementText } from './page-tree.ts';

/** A label of a page with what it labels. */
export interface LabelledValue {
  readonly label: string;
  /** From the label's first sign to the value's last. */
  readonly start: number;
  readonly end: number;
  /** Several when the markup gives several (`dd` after `dd`); none for an empty value. */
  readonly values: readonly Range[];
  /** The innermost element around label and value. */
  readonly element: PageElement;
}

const MAX_LABEL_LENGTH = 60;
const MAX_LABEL_WORDS = 7;
/** Class words that templates give to labels and values of fields. */
export const LABEL_CLASS =
  /(?:^|[\s_-])(?:label|key|term|k|dt|caption|field-?name|field-?title|prop(?:erty)?-?name|attribute-?name)(?:$|[\s_-])/i;

/** Whether words can be a label: short, starting with a letter, not a sentence, a date or an address. */
export function isLabelLike(text: string): boolean {
  const label = text.replace(/[\s:：]+$/, '');
  return (
    label.length > 1 &&
    label.length <= MAX_LABEL_LENGTH &&
    label.split(' ').length <= MAX_LABEL_WORDS &&
    /^\p{L}/u.test(label) &&
    !/[.!?;]\s|[!?;]$|https?:|www\.|["“”„«»]/.test(label)
  );
}
/** A label and its values, without blanks and colons at their ends. */
export function makePair(
  page: PageTree,
  label: Range,
  values: readonly Range[],
  element: PageElement,
): LabelledValue {
  const trimmed = trimRange(page, label);
  const filled = values.map((range) => trimRange(page, range, /\s/)).filter(({ start, end }) => end > start);
  return {
    label: rangeText(page, trimmed),
    start: trimmed.start,
    end: Math.max(label.end, ...filled.map(({ end }) => end)),
    values: filled,
    element,
  };
}
export const holdsTag = (page: PageTree, element: PageElement, tags: RegExp): boolean =>
  descendants(page, element).some((e) => tags.test(e.tag));

export const endsWithColon = (page: PageTree, element: PageElement): boolean =>
  /[:：]$/.test(elementText(page, element));
