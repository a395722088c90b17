import type { Language } from '../../schemas/language.ts';
import type { Layout } from '../layout.ts';
import { addPiece, type Draft, newDraft } from './draft.ts';
import { evidenceOf, type Piece } from './piece.ts';
import { readProseProjects } from './prose-projects.ts';
import type { ProseProject, ProseValue } from './prose-telling.ts';

/** Projects that running text names, as drafts. Their period and figures come from sentences, not from fields. */
export const draftsOfProse = (layout: Layout, language: Language): Draft[] =>
  readProseProjects(layout, language).map(draftOf);

function draftOf(project: ProseProject): Draft {
  const { fields, period, figures, confidence } = project;
  const piece = (value: ProseValue): Piece => ({
    text: value.text,
    spans: value.spans,
    links: [],
    confidence,
  });
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
  addPiece(draft, 'title', piece(fields.title), 1);
  if (fields.author) addPiece(draft, 'author', piece(fields.author), 1);
  if (fields.programme) addPiece(draft, 'programme', piece(fields.programme), 1);
  draft.links.push(...project.links);
  return draft;
}

const wordsOf = (spans: ProseProject['spans']) => {
  const text = spans.map((span) => span.text).join(' ');
  return evidenceOf({ text, spans, links: [], confidence: 1 });
};
