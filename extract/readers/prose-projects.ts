import type { Language } from '../../schemas/language.ts';
import { LANGUAGES } from '../../schemas/language.ts';
import type { Layout, TextBlock } from '../layout.ts';
import { squash } from '../values/fold.ts';
import { textOfCard } from './card-text.ts';
import { findDoers } from './prose-agents.ts';
import { AGAIN, continues, isNameHeading, SPEAKS_OF_IT, SUBJECTLESS } from './prose-anaphora.ts';
import { addFacts } from './prose-facts.ts';
import { headingNames, withoutYears, yearsOf } from './prose-headings.ts';
import { itemName } from './prose-item-names.ts';
import { LEAD_LEVEL, withLeads } from './prose-leads.ts';
import { mostActive } from './prose-lending.ts';
import { quoteMarks } from './prose-marks.ts';
import { maskNames, onlyPart, partsByName } from './prose-mask.ts';
import { findMentions, namedAgain } from './prose-mentions.ts';
import { findProjectNames, namePlaced, namesAfterColon } from './prose-names.ts';
import { type PageOrganisation, pageOrganisation } from './prose-organisation.ts';
import { findOwner } from './prose-owners.ts';
import { isNumberedPlural, isPlural, sharedOf } from './prose-plural.ts';
import type { ProjectName } from './prose-project-name.ts';
import { isCandidateHeading, scopeOf } from './prose-scope.ts';
import type { Sentence } from './prose-sentences.ts';
import { marksIn, spanInSentence, splitSentences } from './prose-sentences.ts';
import { findSetApart } from './prose-set-apart.ts';
import type { ProseProject, ProseValue, Shared, Telling } from './prose-telling.ts';
import {
  isShortForm,
  isTold,
  newTelling,
  periodOf,
  titleOf,
  tokensOf,
  toProject,
  wordsOf,
} from './prose-telling.ts';
import { BEGIN, END, FIRST_PERSON, LOOSE_NOUN, PLAIN_HEADING, PROJECT_NOUN } from './prose-words.ts';

/** Longer than any sentence of prose: a list, a table or noise whose words no rule here fits. */
const MAX_SENTENCE = 1_500;
const MAX_SENTENCES = 5_000;
const IS_PROJECT = /proje|hank|proget|proyect/iu;

/**
 * Projects that running text names, with who carries them out, who pays, when, what for and with which counts. A project
 * counts when somebody is said to do or pay for it, or a time is told; a name in passing is none. Facts are sought in
 * the sentence of the name, in those after it that go on about "the project", and in an introduction that
 * tells of several projects at once. Headings name projects where the text below speaks of "the project", and where a
 * heading above them announces projects; there bold and quoted words name them as well.
 *
 * @param language of the text, for numbers in words; without it the layout's own statement, else English
 */
export function readProseProjects(layout: Layout, language?: Language): ProseProject[] {
  const stated = LANGUAGES.find((known) => known === layout.statedLanguage);
  const reading = new ProseReading(language ?? stated ?? 'en', layout.title ?? '');
  const blocks = layout.blocks.flatMap((block) =>
    block.type === 'table' ? [] : block.type === 'card' ? textOfCard(block) : [block],
  );
  return reading.read(blocks, pageOrganisation(layout));
}

/**
 * What running text tells of the project that its first block, a heading, names: for a card's words. Null where that
 * heading is none that a project bears.
 */
export function readHeadedProject(blocks: readonly TextBlock[], language: Language): ProseProject | null {
  return new ProseReading(language, '').readHeaded(blocks);
}

interface Heading {
  readonly sentence: Sentence;
  readonly level: number;
  readonly isListing: boolean;
}

class ProseReading {
  private readonly language: Language;
  private readonly tellings: Telling[] = [];
  private readonly sentences: Sentence[] = [];
  private readonly spoken = new Set<Telling>();
  private heading: Heading[] = [];
  private current: Telling | null = null;
  /** What the nearest heading names: all below it is about this. */
  private headed: Telling | null = null;
  /** The heading just above named `current`: the first sentence is about it. */
  private isHeaded = false;
  /** The item of a list that began with a name: all in it is about this. */
  private itemBlock: TextBlock | null = null;
  /** Sentences below the nearest heading before it was known to name a project: "Duration: 24 months. The project …". */
  private unclaimed: Sentence[] = [];
  private page: Telling | null = null;
  private shared: Shared | null = null;
  /** A heading of the page, or its title, announces projects. */
  private isListing: boolean;
  /** "Our projects": those without anybody who does them are the page's own. */
  private isOurs: boolean;

  constructor(language: Language, title: string) {
    this.language = language;
    ({ isListing: this.isListing, isOurs: this.isOurs } = scopeOf(title));
  }

  read(blocks: readonly TextBlock[], organisation: PageOrganisation | null): ProseProject[] {
    const isAny = new RegExp(`${BEGIN}(?:\\p{L}{3,20})?(?:${PROJECT_NOUN}|${LOOSE_NOUN})${END}`, 'iu');
    if (!blocks.some((block) => block.type !== 'furniture' && isAny.test(block.text))) return [];
    this.readAll(blocks);
    // What is lent tells nothing of a heading's being a name.
    const candidates = this.tellings.filter((telling) => telling.isCandidate && isTold(telling));
    this.lendDoer(organisation);
    return this.tellings
      .filter((telling) => (telling.isCandidate ? candidates.includes(telling) : isTold(telling)))
      .map(toProject);
  }

  readHeaded(blocks: readonly TextBlock[]): ProseProject | null {
    this.isListing = true;
    this.readAll(blocks);
    const first = this.tellings.find(({ isHeading }) => isHeading) ?? this.tellings[0];
    return first ? toProject(first) : null;
  }

  private readAll(blocks: readonly TextBlock[]): void {
    for (const [block, index] of withLeads(blocks)) {
      if (block.type === 'furniture' || block.type === 'footnote') continue;
      if (block.type === 'heading') this.enterHeading(block, index);
      else this.readBlock(block, index);
    }
  }

  private enterHeading(block: TextBlock, index: number): void {
    const level = block.level ?? 2;
    if (block.text.trim() === '') return;
    const sentence: Sentence = { text: block.text, block, blockIndex: index, offset: 0, isFirst: true };
    const scope = scopeOf(block.text);
    this.heading = [
      ...this.heading.filter((other) => other.level < level),
      { sentence, level, isListing: scope.isListing },
    ];
    this.isListing ||= scope.isListing;
    this.isOurs ||= scope.isListing && scope.isOurs;
    this.current = null;
    this.headed = null;
    if (level < LEAD_LEVEL) this.shared = null;
    this.unclaimed = [];
    const [name] = headingNames(block.text);
    // "Project Safe Steps" as a heading: what follows is about it.
    if (name && name.mentionTo - name.mentionFrom >= 0.6 * block.text.length) {
      this.headed = this.tell(name, sentence);
    } else if (this.isListing && isCandidateHeading(block.text)) {
      this.headed = this.tellOf(withoutYears(sentence), true);
    }
    if (this.headed) this.headed.period = yearsOf(sentence) ?? this.headed.period;
    this.current = this.headed;
    this.isHeaded = this.headed !== null;
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

  /** The names of a sentence: with a word for a project, known from before, set apart, or at the head of a list's item. */
  private namesIn(sentence: Sentence, block: TextBlock): ProjectName[] {
    const marks = marksIn(sentence);
    const mentioned = findMentions(sentence.text, this.tellings);
    // A name known in full goes before the part of it that its capitals show.
    const named = findProjectNames(sentence.text, marks).filter(
      ({ from, to }) => !mentioned.some((name) => name.from <= from && name.to > to),
    );
    const isFree = ({ from, to }: ProjectName): boolean =>
      !named.some((name) => name.mentionFrom < to && from < name.mentionTo);
    const all = [...named, ...mentioned.filter(isFree)];
    if (all.length > 0 && this.isOwnerOnly(all, sentence)) return [];
    if (all.length > 0) return [...all, ...namedAgain(sentence.text, all)].sort((a, b) => a.from - b.from);
    const item = block.type === 'listItem' && sentence.isFirst ? this.itemName(sentence) : null;
    if (item) {
      this.itemBlock = block;
      return [item];
    }
    if (!this.isListing) return [];
    const quoted = quoteMarks(sentence.text, marks);
    const apart = findSetApart(quoted.text);
    return apart ? [namePlaced(apart, quoted)] : [];
  }

  /** Below a heading that is a name, "a joint project of the Police" tells whose it is: Slovene has no word for "of". */
  private isOwnerOnly(names: readonly ProjectName[], sentence: Sentence): boolean {
    const [name] = names;
    const { headed } = this;
    if (!headed?.isCandidate || !name || names.length > 1 || !this.isHeaded) return false;
    if (name.of || name.isQuoted || isShortForm(name, headed) || /^\p{Lu}[\p{Lu}\p{N}-]{2,}/u.test(name.name))
      return false;
    const isAfterNoun = name.mentionFrom < name.from;
    if (isAfterNoun && this.language === 'sl') headed.author ??= wordsOf(sentence, name);
    return isAfterNoun ? this.language === 'sl' : !/\s/.test(name.name);
  }

  /** The name that an item of a list of projects begins with. */
  private itemName(sentence: Sentence): ProjectName | null {
    const isInList = this.shared !== null && this.shared.left > 0;
    if (!isInList && !(this.isListing && this.headed === null)) return null;
    return itemName(sentence, isInList);
  }

  /** A sentence that names one project or several. */
  private readNaming(sentence: Sentence, names: readonly ProjectName[]): void {
    this.leaveTopic(sentence, names);
    const told = names.map((name) => ({
      name,
      telling: name.of ?? this.aliasOfHeading(name) ?? this.tell(name, sentence),
    }));
    for (const { name, telling } of told) {
      if (name.of || this.aliasOfHeading(name) || !name.isSetApart) telling.isShown = true;
      if (name.of && name.gloss && !telling.title.text.includes('(')) telling.title = titleOf(sentence, name);
      this.takeShared(telling);
      this.current = telling;
    }
    const masked = maskNames(sentence.text, names);
    const last = new Map(told.map(({ name, telling }) => [telling, name]));
    const targets = [...last].sort(([, a], [, b]) => a.from - b.from);
    const parts = partsByName(
      masked,
      targets.map(([, name]) => name),
    );
    for (const [i, [telling]] of targets.entries())
      this.addFacts(telling, sentence, masked, true, parts?.[i] && onlyPart(masked, parts[i]));
    for (const { name, telling } of told) {
      const owner = telling.author ? null : findOwner(masked, name.mentionFrom, name.mentionTo);
      if (!owner) continue;
      telling.author = wordsOf(sentence, owner);
      telling.hasOwnFact = true;
    }
  }

  /** A heading below which projects of other names are told of first is their topic: "Seasonal workers". */
  private leaveTopic(sentence: Sentence, names: readonly ProjectName[]): void {
    const { headed } = this;
    if (!headed?.isCandidate || headed.isShown || headed.hasOwnFact || !this.isHeaded) return;
    const isOwn = names.some(
      (name) => name.of === headed || squash(name.name) === headed.key || isShortForm(name, headed),
    );
    if (isOwn || names.every((name) => name.isSetApart) || !sentence.isFirst) return;
    this.headed = null;
    this.tellings.splice(this.tellings.indexOf(headed), 1);
  }

  /** A sentence without a name: about the project before it, about several, or about something else. */
  private readFollowing(sentence: Sentence, previous: Sentence | undefined): void {
    const { text } = sentence;
    if (isNumberedPlural(text) || (isPlural(text) && !AGAIN.test(text))) {
      this.readPlural(sentence);
      const listed = this.shared ? namesAfterColon(text) : [];
      if (listed.length > 0) this.readListed(sentence, listed);
      return;
    }
    const speaksOfProject = AGAIN.test(text);
    const isOpening = previous === undefined;
    if (isOpening && speaksOfProject) this.resolveOpening(sentence);
    else if (isOpening && this.current && (!continues(text) || this.isBySomebodyElse(text)))
      this.current = this.headed;
    if (!this.current) {
      if (IS_PROJECT.test(AGAIN.exec(text)?.[0] ?? '')) this.current = this.tellHeading();
      if (!this.current) {
        this.unclaimed.push(sentence);
        return;
      }
    }
    if (speaksOfProject) this.current.isShown = true;
    const isAbout =
      speaksOfProject ||
      SPEAKS_OF_IT.test(text) ||
      SUBJECTLESS.test(text) ||
      this.isHeaded ||
      this.current === this.headed ||
      (sentence.block.type === 'listItem' && sentence.block === this.itemBlock);
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
    if (FIRST_PERSON.test(sentence.text)) this.isOurs = true;
    const told = sharedOf(sentence, this.shared);
    if (!told || told.isNew) this.current = this.headed;
    this.shared = told?.shared ?? null;
  }

  /** "… implemented two projects: “Mask” and “Threads”." */
  private readListed(sentence: Sentence, names: readonly ProjectName[]): void {
    for (const name of names) {
      const telling = this.tell(name, sentence);
      this.takeShared(telling);
      telling.hasOwnFact = telling.author !== null || telling.programme !== null;
      telling.spans.push(spanInSentence(sentence, 0, sentence.text.length));
    }
    if (this.shared && this.shared.left <= names.length) this.shared = null;
  }

  private takeShared(telling: Telling): void {
    if (!this.shared || this.shared.left <= 0 || this.spoken.has(telling)) return;
    this.spoken.add(telling);
    this.shared.left--;
    telling.author ??= this.shared.author;
    telling.programme ??= this.shared.programme;
    telling.period ??= this.shared.period;
  }

  private addFacts(telling: Telling, sentence: Sentence, text: string, isAbout: boolean, own = text): void {
    const before = (): ProseValue | null =>
      this.lastDoer(sentence) ?? this.tellings[this.tellings.indexOf(telling) - 1]?.author ?? null;
    const known = (): ProseValue[] => this.tellings.flatMap(({ author }) => author ?? []);
    const lastPeriod = (): Telling['period'] =>
      this.tellings[this.tellings.indexOf(telling) - 1]?.period ?? null;
    const { language } = this;
    addFacts(telling, sentence, { text, own, isAbout, before, known, lastPeriod, language });
  }

  /** Who was last said to do anything, in the few sentences before one. */
  private lastDoer(sentence: Sentence): ProseValue | null {
    const end = this.sentences.indexOf(sentence);
    for (const earlier of this.sentences.slice(Math.max(0, end - 4), end).toReversed()) {
      const doer = findDoers(earlier.text).at(-1);
      if (doer) return wordsOf(earlier, doer);
    }
    return null;
  }

  /** Where the page says "we" or "our", a project without a doer of its own is done by whom the page is about. */
  private lendDoer(organisation: PageOrganisation | null): void {
    const isOurs = (telling: Telling): boolean => this.page !== null || telling.isOurs || this.isOurs;
    const wanting = this.tellings.filter((telling) => !telling.author);
    if (wanting.length === 0) return;
    // A list of projects on the site of a body that does such work is a list of its own.
    const isOwnList = this.isListing && organisation?.isDoer === true;
    const lender =
      organisation?.isDoer === true
        ? organisation.value
        : (mostActive(this.sentences) ?? organisation?.value);
    if (!lender) return;
    for (const telling of wanting) if (isOwnList || isOurs(telling)) telling.author = lender;
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
    const telling = newTelling(titleOf(sentence, name), name.name, {
      isProject: name.isProject,
      isQuoted: name.isQuoted,
      isCandidate: name.isSetApart ?? false,
    });
    this.tellings.push(telling);
    telling.period = this.headingPeriod();
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
    this.page ??= this.tellOf(top.sentence);
    return this.page;
  }

  /** The year that the headings above tell: "Projects in 2022". */
  private headingPeriod(): Telling['period'] {
    for (const { sentence } of this.heading.toReversed()) {
      const period = periodOf(sentence, sentence.text);
      if (period) return { ...period, isOfHeading: true };
    }
    return null;
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

  private tellOf(sentence: Sentence, isCandidate = false): Telling {
    const key = squash(sentence.text);
    const before = this.tellings.find((telling) => telling.key === key);
    if (before) return before;
    const title = { text: sentence.text, spans: [spanInSentence(sentence, 0, sentence.text.length)] };
    const telling = newTelling(title, sentence.text, { isProject: true, isHeading: true, isCandidate });
    this.tellings.push(telling);
    telling.period = this.headingPeriod();
    return telling;
  }
}
