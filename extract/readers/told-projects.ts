import type { Language } from '../../schemas/language.ts';
import type { Card, Layout } from '../layout.ts';
import { textOfCard } from './card-text.ts';
import { addPiece, type Draft, newDraft } from './draft.ts';
import type { Concept } from './header-words.ts';
import { matchHeader } from './match-header.ts';
import { evidenceOf, type Piece } from './piece.ts';
import type { PageOrganisation } from './prose-organisation.ts';
import { readHeadedProject, readProseProjects } from './prose-projects.ts';
import type { ProseProject, ProseValue } from './prose-telling.ts';

/** Projects that running text names, as drafts. Their period and figures come from sentences, not from fields. */
export const draftsOfProse = (layout: Layout, language: Language): Draft[] =>
  readProseProjects(layout, language).map(draftOf);

const piece = ({ text, spans }: ProseValue, confidence: number): Piece => ({
  text,
  spans,
  links: [],
  confidence,
});

function draftOf(project: ProseProject): Draft {
  const { fields, period, figures, confidence } = project;
  const draft: Draft = {
    ...newDraft('project', project.spans[0]?.place ?? null),
    told: {
      period: period && { value: { start: period.start, end: period.end }, evidence: wordsOf(period.spans) },
      figures: figures.map(({ value, of, quote, spans }) => ({
        figure: { value, of, quote },
        evidence: wordsOf(spans),
      })),
      confidence,
    },
  };
  addPiece(draft, 'title', piece(fields.title, confidence), 1);
  if (fields.author) addPiece(draft, 'author', piece(fields.author, confidence), 1);
  if (fields.programme) addPiece(draft, 'programme', piece(fields.programme, confidence), 1);
  draft.links.push(...project.links);
  return draft;
}

export interface CardReading {
  readonly isOnlyCard: boolean;
  readonly language: Language;
  /** Whose page it is: of the stories there without anybody else who carries them out. */
  readonly organisation: PageOrganisation | null;
}

/** Values that a card's words tell: its draft with what no label gave. Titles and labelled values stand. */
export function tellFromCard(
  draft: Draft,
  card: Card,
  { isOnlyCard, language, organisation }: CardReading,
): Draft {
  const title = card.title ?? draft.pieces.get('title')?.spans[0];
  if (draft.kind !== 'project' || !title) return draft;
  const texts = card.entries.filter(
    ({ isFallback, label, value }) =>
      /\p{Ll}[.!?]/u.test(value) && (isFallback === true || (isOnlyCard && isAbout(label, TELLING))),
  );
  if (texts.length === 0) return draft;
  const project = readHeadedProject(textOfCard({ ...card, title, entries: texts }), language);
  if (!project) return draft;
  const told = draftOf(project);
  for (const slot of ['author', 'programme'] as const) {
    const found = told.pieces.get(slot);
    // Partners stand in for who carries out until the text says who does.
    const isStandIn =
      slot === 'author' && isOnlyCard && !card.entries.some(({ label }) => isAbout(label, WHO));
    if (!found || (draft.pieces.has(slot) && !isStandIn)) continue;
    draft.pieces.delete(slot);
    draft.similarity.delete(slot);
    addPiece(draft, slot, found, 0.8);
  }
  // Words without a label that tell who, by whom and when are a story, not the line of an objective.
  const isStory = told.pieces.size > 1 || told.told?.period != null;
  const isUnlabelled = texts.every(({ isFallback }) => isFallback === true);
  if (
    isStory &&
    isUnlabelled &&
    texts.some(({ value }) => value.length > LONGEST_CELL || SENTENCES.test(value))
  ) {
    draft.pieces.delete('objective');
    if (organisation?.isDoer && !draft.pieces.has('author'))
      addPiece(draft, 'author', piece(organisation.value, 0.45), 0.8);
  }
  const hasPeriod = draft.pieces.has('period') || !told.told;
  return { ...draft, told: { ...EMPTY, ...told.told, ...(hasPeriod && { period: null }) } };
}

const EMPTY = { period: null, figures: [], confidence: 0.6 };
/** Labels whose values are sentences about the whole project. */
const TELLING: readonly Concept[] = ['about', 'goal', 'activities', 'outcome'];
const WHO: readonly Concept[] = ['who', 'writer'];
const isAbout = (label: string, concepts: readonly Concept[]): boolean => {
  const [best] = matchHeader(label).candidates;
  return best !== undefined && concepts.includes(best.concept);
};
/** Characters; a listing's line about a project is shorter. */
const LONGEST_CELL = 160;
const SENTENCES = /\p{Ll}[.!?]\s+\p{Lu}/u;

const wordsOf = (spans: ProseProject['spans']) => {
  const text = spans.map((span) => span.text).join(' ');
  return evidenceOf({ text, spans, links: [], confidence: 1 });
};
