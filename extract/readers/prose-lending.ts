import { squash } from '../values/fold.ts';
import { actorAt } from './prose-actor.ts';
import { findDoers } from './prose-agents.ts';
import type { Sentence } from './prose-sentences.ts';
import type { ProseValue } from './prose-telling.ts';
import { wordsOf } from './prose-telling.ts';
import { BEGIN, END } from './prose-words.ts';

/** Whom a page is about, by who acts in its sentences; null where nobody does. For "we" and "our". */
export function mostActive(sentences: readonly Sentence[]): ProseValue | null {
  const counted = new Map<string, { count: number; value: ProseValue }>();
  const count = (sentence: Sentence, range: { from: number; to: number }): void => {
    const value = wordsOf(sentence, range);
    const known = counted.get(squash(value.text));
    counted.set(squash(value.text), { count: (known?.count ?? 0) + 1, value: known?.value ?? value });
  };
  for (const sentence of sentences) {
    // Who opens a sentence and acts in it is whom the page is about, more than who is said to do a thing elsewhere.
    const actor = sentence.isFirst ? actorAt(sentence.text, 0) : null;
    if (actor && isNamed(sentence.text.slice(actor.from, actor.to), sentences)) count(sentence, actor);
    for (const doer of findDoers(sentence.text)) count(sentence, doer);
  }
  return [...counted.values()].sort((a, b) => b.count - a.count)[0]?.value ?? null;
}

/** A name and no common noun at the sentence's beginning: two capitals, or a word that the text never writes small. */
function isNamed(words: string, sentences: readonly Sentence[]): boolean {
  if (/\p{Lu}.*[\s-]\p{Lu}/u.test(words)) return true;
  if (/\s/.test(words)) return false;
  const small = new RegExp(`${BEGIN}${words.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '.')}${END}`, 'u');
  return !sentences.some(({ text }) => small.test(text));
}
