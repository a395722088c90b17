import type { MarkedText as Parts } from '../../schemas/search.ts';
import { usePreference } from '../shell/preferences.ts';

/** Text with its matches marked. The parts come from the index: no markup is ever read from a text. */
export function MarkedText({ parts }: { parts: Parts }) {
  const isShown = usePreference('marks');
  if (!isShown) return parts.map((part) => part.text).join('');
  return parts.map((part, at) =>
    part.isMatch ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts have an order and nothing else
      <mark key={at}>{part.text}</mark>
    ) : (
      part.text
    ),
  );
}
