import type { Period } from '../../schemas/period.ts';
import type { Figure } from '../../schemas/record.ts';
import type { LinkSpan, Span } from '../layout.ts';
import { squash } from '../values/fold.ts';
import { readTime } from './prose-dates.ts';
import type { ProjectName } from './prose-project-name.ts';
import type { Sentence } from './prose-sentences.ts';
import { spanInSentence } from './prose-sentences.ts';

/** A value with the words that gave it; the spans' texts put together are the value. */
export interface ProseValue {
  readonly text: string;
  readonly spans: readonly Span[];
}

/** A project that running text names and tells of. */
export interface ProseProject {
  readonly fields: {
    readonly title: ProseValue;
    /** Who carries it out. */
    readonly author?: ProseValue;
    /** Who pays for it. */
    readonly programme?: ProseValue;
  };
  /** A whole sentence about what it is for: longer than a cell would hold, so not among the fields. */
  readonly aim: ProseValue | null;
  readonly period: (Period & { readonly spans: readonly Span[] }) | null;
  readonly figures: readonly (Figure & { readonly spans: readonly Span[] })[];
  readonly links: readonly LinkSpan[];
  /** The sentences that tell of it, in reading order. */
  readonly spans: readonly Span[];
  /** 0 to 1: quoted and called a project is surer than a run of capitals; facts told once for several are less sure. */
  readonly confidence: number;
}

interface TellingPeriod extends Period {
  readonly spans: Span[];
  /** The year of a heading above: "Projects in 2022". Any other time told of the project stands before it. */
  readonly isOfHeading?: boolean;
}

/** What is gathered of a project while its text is read. */
export interface Telling {
  readonly key: string;
  /** As the page has it, without a gloss. */
  readonly name: string;
  readonly tokens: ReadonlySet<string>;
  title: ProseValue;
  readonly isProject: boolean;
  readonly isQuoted: boolean;
  readonly isHeading: boolean;
  /** A heading or words set apart where projects are listed, without a word for a project: it must be told more of. */
  readonly isCandidate: boolean;
  /** Something in the text shows that a candidate is a name: it comes again, or "the project" is spoken of. */
  isShown: boolean;
  author: ProseValue | null;
  programme: ProseValue | null;
  objective: ProseValue | null;
  period: TellingPeriod | null;
  /** A stretch of time told in a sentence that goes on without naming the project: used where nothing else is told. */
  laterPeriod: (Period & { spans: Span[] }) | null;
  readonly figures: (Figure & { spans: Span[] })[];
  readonly links: LinkSpan[];
  readonly spans: Span[];
  hasOwnFact: boolean;
  /** The text says "we" of it. */
  isOurs: boolean;
}

/** Facts told for several projects at once: "In 2019, the Society carried out two projects …". */
export interface Shared {
  left: number;
  author: ProseValue | null;
  programme: ProseValue | null;
  period: (Period & { spans: Span[] }) | null;
}

export const newTelling = (
  title: ProseValue,
  name: string,
  { isProject = false, isQuoted = false, isHeading = false, isCandidate = false },
): Telling => ({
  key: squash(name),
  name,
  tokens: tokensOf(name),
  title,
  isProject,
  isQuoted,
  isHeading,
  isCandidate,
  isShown: false,
  author: null,
  programme: null,
  objective: null,
  period: null,
  laterPeriod: null,
  figures: [],
  links: [],
  spans: [],
  hasOwnFact: false,
  isOurs: false,
});

/** A name in passing tells nothing; a programme or campaign needs somebody who does or pays it beside its name. */
export function isTold(telling: Telling): boolean {
  if (telling.isCandidate) return isCandidateTold(telling);
  const facts = [telling.author, telling.programme, telling.period].filter((fact) => fact !== null).length;
  if (telling.isHeading) return facts >= 1 && (telling.author !== null || telling.programme !== null);
  // A time alone stands beside many a name: it tells of a project where the name is set apart or something is counted.
  const isTimeAlone = facts === 1 && telling.period !== null;
  // "Jan coordinates the Safe Return project": of a colleague, in passing.
  const isPassing = facts === 1 && telling.author !== null && /^\p{Lu}\p{Ll}+$/u.test(telling.author.text);
  if (isPassing && !telling.isQuoted && telling.figures.length === 0) return false;
  if (telling.isProject)
    return facts >= 1 && !(isTimeAlone && !telling.isQuoted && telling.figures.length === 0);
  return (
    telling.hasOwnFact &&
    (telling.programme !== null || (telling.author !== null && (telling.isQuoted || facts > 1)))
  );
}

/**
 * A heading or words set apart need more: who does or pays it or a stretch of time, and that beside another fact or a count,
 * or with the name coming again. The year of a count ("In 2022 we sheltered 310 people") is none.
 */
function isCandidateTold(telling: Telling): boolean {
  const { author, programme, period, figures } = telling;
  const isLoneYear = period === null || period.isOfHeading === true || period.start === period.end;
  const facts = +(author !== null) + +(programme !== null) + +!isLoneYear;
  if (!telling.hasOwnFact || facts === 0) return false;
  return facts + +(figures.length > 0) + +(period !== null && isLoneYear) + +telling.isShown >= 2;
}

export function toProject(telling: Telling): ProseProject {
  const { title, author, programme, objective, figures, links, spans } = telling;
  const period =
    (telling.period?.isOfHeading ? telling.laterPeriod : null) ?? telling.period ?? telling.laterPeriod;
  const base = telling.isQuoted ? 0.85 : telling.isHeading ? 0.7 : 0.75;
  return {
    fields: { title, ...(author && { author }), ...(programme && { programme }) },
    aim: objective,
    period,
    figures,
    links,
    spans,
    confidence: telling.hasOwnFact ? base : base - 0.15,
  };
}

export const wordsOf = (sentence: Sentence, { from, to }: { from: number; to: number }): ProseValue => ({
  text: sentence.text.slice(from, to),
  spans: [spanInSentence(sentence, from, to)],
});

export function titleOf(sentence: Sentence, name: ProjectName): ProseValue {
  const own = wordsOf(sentence, name);
  if (!name.gloss) return own;
  const gloss = wordsOf(sentence, name.gloss);
  return { text: `${own.text} ${gloss.text}`, spans: [...own.spans, ...gloss.spans] };
}

/** A time told of the project. */
export function periodOf(sentence: Sentence, text: string): (Period & { spans: Span[] }) | null {
  const told = readTime(text);
  return told && { start: told.start, end: told.end, spans: [spanInSentence(sentence, told.from, told.to)] };
}

/** A time with two different ends. */
export function rangeOf(sentence: Sentence, text: string): (Period & { spans: Span[] }) | null {
  const period = periodOf(sentence, text);
  return period?.start && period.end && period.start !== period.end ? period : null;
}

export const objectiveOf = (sentence: Sentence): ProseValue => ({
  text: sentence.text,
  spans: [spanInSentence(sentence, 0, sentence.text.length)],
});

export const tokensOf = (text: string): ReadonlySet<string> =>
  new Set(
    (
      text
        .normalize('NFKD')
        .replace(/[\p{M}()]/gu, '')
        .toLowerCase()
        .match(/\p{L}{3,}/gu) ?? []
    )
      .filter(
        (word) =>
          !/^(?:projects?|programmes?|programs?|initiatives?|campaigns?|the|and|for|from|with|that|des|les|van|het|een|del|della|dei|los|las|para|per)$/.test(
            word,
          ),
      )
      .map((word) => word.replace(/(?:ies|es|s)$/, '')),
  );

/** A later, shorter form of a name: all its words stand in the longer one. */
export const isShortForm = (name: ProjectName, telling: Telling): boolean => {
  if (name.isQuoted) return false;
  const tokens = tokensOf(name.name);
  return tokens.size > 0 && [...tokens].every((token) => telling.tokens.has(token));
};
