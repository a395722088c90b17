import type { Telling } from './prose-telling.ts';

/** A project named in a sentence. Offsets are into the sentence. */
export interface ProjectName {
  readonly name: string;
  /** The name's own range, without quotes. */
  readonly from: number;
  readonly to: number;
  /** A translation or long form in brackets, with the brackets; null without one. */
  readonly gloss: { readonly from: number; readonly to: number } | null;
  /** The whole mention with quotes, noun and gloss. */
  readonly mentionFrom: number;
  readonly mentionTo: number;
  /** Whether the noun can only mean a project. */
  readonly isProject: boolean;
  /** Quoted, or in capitals; a run of capitals after "a" describes rather than names. */
  readonly isQuoted: boolean;
  /** Quoted or bold without any word for a project beside it. */
  readonly isSetApart?: boolean;
  /** The telling that it is known to belong to. */
  readonly of?: Telling;
}

/** A translation or a long form in brackets behind a name: a piece of a pattern. */
export const GLOSS = '(?:\\s*(?<gloss>\\((?=["“„»]?\\p{L})[^()]{3,260}\\)))?';
