export interface WordPart {
  readonly text: string;
  /** Whether the other text lacks it. */
  readonly isOwn: boolean;
}

/** A text cut into runs of words that the other one has too, in any place and case, and runs that it lacks. */
export function differingWords(text: string, other: string): WordPart[] {
  const known = new Set(words(other));
  const parts: { text: string; isOwn: boolean }[] = [];
  for (const piece of text.split(/(\s+)/)) {
    const [word] = words(piece);
    const last = parts.at(-1);
    const isOwn: boolean = word === undefined ? (last?.isOwn ?? false) : !known.has(word);
    if (last && last.isOwn === isOwn) parts[parts.length - 1] = { text: last.text + piece, isOwn };
    else parts.push({ text: piece, isOwn });
  }
  return parts;
}

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
