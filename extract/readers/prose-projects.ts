import type { Language } from '../../schemas/language.ts';
import { LANGUAGES } from '../../schemas/language.ts';
import type { Layout, TextBlock } from '../layout.ts';
import { squash } from '../values/fold.ts';
import { readFigures } from '../values/read-figures.ts';
import { actorAt, holderWithin } from './prose-actor.ts';
import type { Agent } from './prose-agents.ts';
import { findDoers, findOwner, findPayers } from './prose-agents.ts';
import { AGAIN, continues, isNameHeading, SPEAKS_OF_IT, SUBJECTLESS } from './prose-anaphora.ts';
import type { ProjectName } from './prose-names.ts';
import { findProjectNames } from './prose-names.ts';
import type { Sentence } from './prose-sentences.ts';
import { spanInSentence, splitSentences } from './prose-sentences.ts';
import type { ProseProject, ProseValue, Shared, Telling } from './prose-telling.ts';
import {
  isShortForm,
  isTold,
  newTelling,
  objectiveOf,
  periodOf,
  rangeOf,
  titleOf,
  tokensOf,
  toProject,
  wordsOf,
} from './prose-telling.ts';
import {
  AIM,
  BEGIN,
  END,
  FIRST_PERSON,
  LOOSE_NOUN,
  PLAIN_HEADING,
  PROJECT_NOUN,
  PROJECT_PLURAL,
  SMALL_NUMBERS,
} from './prose-words.ts';

/** Longer than any sentence of prose: a list, a table or noise whose words no rule here fits. */
const MAX_SENTENCE = 1_500;
const MAX_SENTENCES = 5_000;
const IS_PROJECT = /proje|hank|proget|proyect/iu;
const PLURAL = new RegExp(`${BEGIN}(?:${PROJECT_PLURAL})${END}`, 'iu');
const NUMBERED_PLURAL = new RegExp(
  `${BEGIN}(?<number>${Object.keys(SMALL_NUMBERS).join('|')}|[2-9])\\s+(?:\\p{L}+\\s+){0,3}?(?:${PROJECT_PLURAL})`,
  'iu',
);
const BOTH =
  /^(?:both|all|the|oba|obe|vsi|beide|alle|de|les|tous|molemmat|entrambi|tutti|i|ambos|todos|los)(?!\p{L})/iu;
const FOLLOWING = /(?:following|sledeč|naslednj|volgende|suivants?|seuraav|seguenti|siguientes)|:\s*$/iu;

/**
 * Projects that running text names, with who carries them out, who pays, when, what for and with which counts. A project
 * counts when somebody is said to do or pay for it, or a time is told; a name in passing is none. Facts are sought in
 * the sentence of the name, in those after it that go on about "the project", and in an introduction that
 * tells of several projects at once. Headings name projects where the text below speaks of "the project".
 *
 * @param language of the text, for numbers in words; without it the layout's own statement, else English
 */
export function readProseProjects(layout: Layout, language?: Language): ProseProject[] {
  const stated = LANGUAGES.find((known) => known === layout.statedLanguage);
  return new ProseReading(language ?? stated ?? 'en').read(
    layout.blocks.filter((block) => block.type !== 'table' && block.type !== 'card'),
  );
}

class ProseReading {
  private readonly language: Language;
  private readonly tellings: Telling[] = [];
  private readonly sentences: Sentence[] = [];
  /** The doers of the whole text by how often they are named, for "we". */
  private readonly doers = new Map<string, { count: number; value: ProseValue }>();
  private readonly spoken = new Set<Telling>();
  private heading: { sentence: Sentence; level: number }[] = [];
  private current: Telling | null = null;
  /** The heading just above named `current`: the first sentence is about it. */
  private isHeaded = false;
  /** Sentences below the nearest heading before it was known to name a project: "Duration: 24 months. The project …". */
  private unclaimed: Sentence[] = [];
  private page: Telling | null = null;
  private shared: Shared | null = null;

  constructor(language: Language) {
    this.language = language;
  }

  read(blocks: readonly TextBlock[]): ProseProject[] {
    const isAny = new RegExp(`${BEGIN}(?:${PROJECT_NOUN}|${LOOSE_NOUN})${END}`, 'iu');
    if (!blocks.some((block) => block.type !== 'furniture' && isAny.test(block.text))) return [];
    blocks.forEach((block, index) => {
      if (block.type === 'furniture' || block.type === 'footnote') return;
      if (block.type === 'heading') this.enterHeading(block, index);
      else this.readBlock(block, index);
    });
    this.lendPageDoer();
    return this.tellings.filter(isTold).map(toProject);
  }

  private enterHeading(block: TextBlock, index: number): void {
    const level = block.level ?? 2;
    const [sentence] = splitSentences({ ...block, text: block.text }, index);
    if (!sentence) return;
    this.heading = [...this.heading.filter((other) => other.level < level), { sentence, level }];
    this.current = null;
    this.shared = null;
    this.unclaimed = [];
    const [name] = findProjectNames(block.text);
    // "Project Safe Steps" as a heading: what follows is about it.
    if (name && name.mentionTo - name.mentionFrom >= 0.6 * block.text.length) {
      this.current = this.tell(name, sentence);
      this.isHeaded = true;
    } else this.isHeaded = false;
  }

  private readBlock(block: TextBlock, index: number): void {
    const sentences = splitSentences(block, index).filter(({ text }) => text.length <= MAX_SENTENCE);
    this.sentences.push(...sentences.slice(0, MAX_SENTENCES - this.sentences.length));
    for (const [i, sentence] of sentences.entries()) {
      const names = this.namesIn(sentence, block);
      if (names.length > 0) this.readNaming(sentence, names);
      else this.readFollowing(sentence, sentences[i - 1]);
    }
  }

  /** The names of a sentence, and the one that an item of a list of projects begins with. */
  private namesIn(sentence: Sentence, block: TextBlock): ProjectName[] {
    const names = findProjectNames(sentence.text);
    if (
      names.length > 0 ||
      block.type !== 'listItem' ||
      !sentence.isFirst ||
      !this.shared ||
      this.shared.left <= 0
    )
      return names;
    const lead =
      /^(?:["“„»«]\s?(?<quoted>[^“”„"»«]{2,160}?)\s?["“”«»]|(?<plain>\p{Lu}[^,.;:()]{1,120}?))(?=\s*(?:[–—:(,]|\s-\s|\.$|$))/u.exec(
        sentence.text,
      );
    const name = lead?.groups?.quoted ?? lead?.groups?.plain;
    if (!lead || !name) return [];
    const from = lead[0].indexOf(name);
    const isQuoted = lead.groups?.quoted !== undefined;
    return [
      {
        name,
        from,
        to: from + name.length,
        gloss: null,
        mentionFrom: 0,
        mentionTo: lead[0].length,
        isProject: true,
        isQuoted,
      },
    ];
  }

  /** A sentence that names one project or several. */
  private readNaming(sentence: Sentence, names: readonly ProjectName[]): void {
    const headed = names.map((name) => this.aliasOfHeading(name));
    for (const [i, name] of names.entries()) {
      const telling = headed[i] ?? this.tell(name, sentence);
      this.takeShared(telling);
      this.current = telling;
    }
    const masked = maskNames(sentence.text, names);
    const targets = names
      .map((name, i) => headed[i] ?? this.find(name))
      .filter((telling) => telling !== null);
    const [first] = targets;
    if (!first) return;
    for (const target of new Set(targets)) this.addFacts(target, sentence, masked, true);
    names.forEach((name, i) => {
      const target = headed[i] ?? this.find(name);
      const owner = target && !target.author ? findOwner(masked, name.mentionFrom, name.mentionTo) : null;
      if (!target || !owner) return;
      target.author = wordsOf(sentence, owner);
      target.hasOwnFact = true;
    });
  }

  /** A sentence without a name: about the project before it, about several, or about something else. */
  private readFollowing(sentence: Sentence, previous: Sentence | undefined): void {
    const { text } = sentence;
    const hasPlural = NUMBERED_PLURAL.test(text) || (PLURAL.test(text) && !AGAIN.test(text));
    if (hasPlural) {
      this.readPlural(sentence);
      return;
    }
    const speaksOfProject = AGAIN.test(text);
    const isOpening = previous === undefined;
    if (isOpening && speaksOfProject) this.resolveOpening(sentence);
    else if (isOpening && this.current && (!continues(text) || this.isBySomebodyElse(text)))
      this.current = null;
    if (!this.current) {
      if (IS_PROJECT.test(AGAIN.exec(text)?.[0] ?? '')) this.current = this.tellHeading();
      if (!this.current) {
        this.unclaimed.push(sentence);
        return;
      }
    }
    const isAbout = speaksOfProject || SPEAKS_OF_IT.test(text) || SUBJECTLESS.test(text) || this.isHeaded;
    this.isHeaded = false;
    this.addFacts(this.current, sentence, text, isAbout);
  }

  /** A paragraph that begins with somebody else's doing is not about the project before. */
  private isBySomebodyElse(text: string): boolean {
    const author = this.current?.author;
    const [doer] = findDoers(text);
    if (!author || !doer || doer.from > 4) return false;
    return !squash(author.text).includes(squash(text.slice(doer.from, doer.to)));
  }

  /** "The project" at the beginning of a paragraph: the one before, unless only the page's own can be meant. */
  private resolveOpening(sentence: Sentence): void {
    const noun = AGAIN.exec(sentence.text)?.[0] ?? '';
    const isProjectNoun = IS_PROJECT.test(noun);
    if (this.current && this.page && this.current !== this.page && isProjectNoun && !this.current.isProject)
      this.current = this.page;
    if (isProjectNoun) this.current ??= this.tellHeading();
  }

  /** What a text says of several projects, for those it names next. */
  private readPlural(sentence: Sentence): void {
    const { text } = sentence;
    const number = NUMBERED_PLURAL.exec(text)?.groups?.number;
    const count = number
      ? (SMALL_NUMBERS[number.toLowerCase()] ?? Number(number))
      : FOLLOWING.test(text)
        ? 50
        : 0;
    const [doer] = findDoers(text);
    const payer = findPayers(text)[0];
    // "Both projects were …" goes on about those told of before.
    if (count > 0 && !(this.shared && BOTH.test(text))) {
      this.current = null;
      this.shared = { left: count, author: null, programme: null, period: null };
      if (doer) this.shared.author = wordsOf(sentence, doer);
      this.shared.period = periodOf(sentence, text);
    } else if (!this.shared || (sentence.isFirst && !BOTH.test(text))) {
      // "Within the projects financed by …": others are meant.
      this.current = null;
      this.shared = null;
      return;
    }
    if (payer && this.shared) this.shared.programme = wordsOf(sentence, payer);
  }

  private takeShared(telling: Telling): void {
    if (!this.shared || this.shared.left <= 0 || this.spoken.has(telling)) return;
    this.spoken.add(telling);
    this.shared.left--;
    telling.author ??= this.shared.author;
    telling.programme ??= this.shared.programme;
    telling.period ??= this.shared.period;
  }

  private addFacts(telling: Telling, sentence: Sentence, text: string, isAbout: boolean): void {
    telling.spans.push(spanInSentence(sentence, 0, sentence.text.length));
    const payers = findPayers(text);
    const [payer] = payers;
    if (payer && !telling.programme) telling.programme = wordsOf(sentence, payer);
    if (payer) telling.hasOwnFact = true;
    if (isAbout) {
      if (FIRST_PERSON.test(text)) telling.isOurs = true;
      const doer = findDoers(text).find(
        (agent) => !payers.some((other) => other.from < agent.to && agent.from < other.to),
      );
      if (doer && !telling.author) telling.author = wordsOf(sentence, doer);
      const within = telling.author ? null : holderWithin(text);
      if (within && !doer) telling.author = wordsOf(sentence, within);
      const period = telling.period ? null : periodOf(sentence, text);
      if (period) telling.period = period;
      if (doer || within || period) telling.hasOwnFact = true;
    } else {
      telling.laterPeriod ??= rangeOf(sentence, text);
      // Below its own heading everything is about the project.
      const [doer] = telling.isHeading && !telling.author ? findDoers(text) : [];
      if (doer) telling.author = wordsOf(sentence, doer);
    }
    if (AIM.test(text) && isAbout && !telling.objective) telling.objective = objectiveOf(sentence);
    for (const figure of readFigures(text, this.language, 'any')) {
      const spans = [spanInSentence(sentence, figure.from, figure.to)];
      const { value, of, quote } = figure;
      if (!telling.figures.some((other) => other.value === value && other.of === of))
        telling.figures.push({ value, of, quote, spans });
    }
    for (const link of sentence.block.links)
      if (
        link.text !== '' &&
        sentence.text.includes(link.text) &&
        !telling.links.some(({ url }) => url === link.url)
      )
        telling.links.push(link);
  }

  /** A name and no common noun at the sentence's beginning: two capitals, or a word that the text never writes small. */
  private isNamed(words: string): boolean {
    if (/\p{Lu}.*[\s-]\p{Lu}/u.test(words)) return true;
    const small = new RegExp(`${BEGIN}${words.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '.')}${END}`, 'u');
    return !/\s/.test(words) && !this.sentences.some(({ text }) => small.test(text));
  }

  private countDoer(sentence: Sentence, doer: Agent): void {
    const value = wordsOf(sentence, doer);
    const known = this.doers.get(squash(value.text));
    this.doers.set(squash(value.text), { count: (known?.count ?? 0) + 1, value: known?.value ?? value });
  }

  /** Where the page says "we", a project without a doer of its own is done by the one that the page names most. */
  private lendPageDoer(): void {
    const isWanting = (telling: Telling): boolean =>
      !telling.author && (this.page !== null || telling.isOurs);
    if (!this.tellings.some(isWanting)) return;
    for (const sentence of this.sentences) {
      // Who opens a sentence and acts in it is whom the page is about, more than who is said to do a thing elsewhere.
      const actor = sentence.isFirst ? actorAt(sentence.text, 0) : null;
      if (actor && this.isNamed(sentence.text.slice(actor.from, actor.to)))
        this.countDoer(sentence, { ...actor, verb: actor.to });
      for (const doer of findDoers(sentence.text)) this.countDoer(sentence, doer);
    }
    const most = [...this.doers.values()].sort((a, b) => b.count - a.count)[0];
    if (!most) return;
    const isOurs = (telling: Telling): boolean => this.page !== null || telling.isOurs;
    for (const telling of this.tellings) if (!telling.author && isOurs(telling)) telling.author = most.value;
  }

  private find(name: ProjectName): Telling | null {
    const key = squash(name.name);
    return (
      this.tellings.find((telling) => telling.key === key) ??
      this.tellings.find((telling) => isShortForm(name, telling)) ??
      null
    );
  }

  /** The telling of a name: the one begun before, or a new one. */
  private tell(name: ProjectName, sentence: Sentence): Telling {
    const before = this.find(name);
    if (before) return before;
    const title = titleOf(sentence, name);
    const telling = newTelling(title, name.name, name.isProject, name.isQuoted, false);
    this.tellings.push(telling);
    return telling;
  }

  /** A programme whose words are the page's heading is what the page is about, under the heading's full name. */
  private aliasOfHeading(name: ProjectName): Telling | null {
    const top = this.heading[0];
    if (!top || name.isQuoted) return null;
    const tokens = tokensOf(name.name);
    const own = tokensOf(top.sentence.text);
    const shared = [...tokens].filter((token) => own.has(token)).length;
    if (tokens.size === 0 || shared < tokens.size || own.size > 9) return null;
    // One word in common is told apart from many names; two are its short form. Later ones need less.
    if (this.page === null && shared < 2) return null;
    this.page ??= this.tellTop();
    return this.page;
  }

  private tellTop(): Telling | null {
    const top = this.heading[0];
    return top ? this.tellOf(top.sentence) : null;
  }

  /** The nearest heading that can be a name, as a project. */
  private tellHeading(): Telling | null {
    // "Results" and its like are parts of what the heading above them names.
    const nearest = this.heading.findLast(({ sentence }) => !PLAIN_HEADING.test(sentence.text));
    if (!nearest || !isNameHeading(nearest.sentence.text)) return null;
    const telling = this.tellOf(nearest.sentence);
    for (const sentence of this.unclaimed.splice(0)) this.addFacts(telling, sentence, sentence.text, true);
    return telling;
  }

  private tellOf(sentence: Sentence): Telling {
    const key = squash(sentence.text);
    const before = this.tellings.find((telling) => telling.key === key);
    if (before) return before;
    const title = { text: sentence.text, spans: [spanInSentence(sentence, 0, sentence.text.length)] };
    const telling = newTelling(title, sentence.text, true, false, true);
    this.tellings.push(telling);
    return telling;
  }
}

/** The words of names replaced by signs that mean nothing, so that no fact is read out of a title. Places stay. */
function maskNames(text: string, names: readonly ProjectName[]): string {
  let masked = text;
  for (const name of names)
    for (const { from, to } of [name, ...(name.gloss ? [name.gloss] : [])])
      masked = masked.slice(0, from) + '_'.repeat(to - from) + masked.slice(to);
  return masked;
}
