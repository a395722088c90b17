import type { RecordKind } from '../../schemas/record.ts';
import { addPiece, type Draft, newDraft } from './draft.ts';
import { IDENTITY, KIND_SLOTS } from './kind-slots.ts';
import type { LabelGroup } from './label-groups.ts';
import { type ColumnMapping, type KindSupport, mapColumns, mapColumnsFor } from './map-columns.ts';
import { matchHeader } from './match-header.ts';
import type { Piece } from './piece.ts';
import { put } from './read-table.ts';

/** Schema.org types that say what kind of record a page's data describes; source: schema.org, release 29. */
const SCHEMA_KINDS: readonly (readonly [RegExp, RecordKind])[] = [
  [/^(?:ResearchProject|Project|FundingScheme|MonetaryGrant|Grant)$/u, 'project'],
  [/^(?:ScholarlyArticle|Report|Thesis|Dataset|MedicalScholarlyArticle)$/u, 'study'],
  [/^(?:LearningResource|Book|Course|Game|VideoObject|SoftwareApplication)$/u, 'product'],
];

/**
 * The kind that groups of labels which stand together are about: their labels are weighed as one set, since a card
 * with few entries tells little by itself. Null when they do not describe records.
 */
export function kindOfGroups(groups: readonly LabelGroup[], support: KindSupport): ColumnMapping | null {
  const leaning: KindSupport = { ...support };
  for (const [pattern, kind] of SCHEMA_KINDS) {
    if (groups.some((group) => group.schemaType !== null && pattern.test(group.schemaType)))
      leaning[kind] = (leaning[kind] ?? 0) + 1.5;
  }
  const labels = new Map<string, string>();
  for (const group of groups) {
    for (const { label, isFallback } of group.entries)
      if (!isFallback || SCHEMA_LABELS.has(label)) labels.set(label.toLowerCase(), label);
  }
  if (groups.some((group) => group.title !== null) && ![...labels.values()].some(isTitleLabel))
    labels.set('', 'Title');
  return mapColumns([...labels.values()], leaning);
}

/** Fallback labels that say something about the kind; `description` fits any. */
const SCHEMA_LABELS = new Set([
  'funder',
  'parentOrganization',
  'foundingDate',
  'dissolutionDate',
  'description',
  'name',
]);

const isTitleLabel = (label: string): boolean => matchHeader(label).candidates[0]?.concept === 'title';

/** One record of a group, once its kind is known. `titleAbove` names it when nothing inside does. */
export function draftOfGroup(group: LabelGroup, kind: RecordKind, titleAbove: Piece | null): Draft {
  const draft = newDraft(kind, group.place);
  const labelled = group.entries.filter((entry) => !entry.isFallback);
  const { columns } = mapColumnsFor(
    kind,
    labelled.map((entry) => entry.label),
  );
  for (const [i, entry] of labelled.entries()) put(draft, columns[i], entry.piece);
  const title = group.title ?? titleAbove;
  if (title && !draft.pieces.has('title')) addTitle(draft, title, group.title ? 1 : 0.9);
  for (const entry of group.entries) {
    if (!entry.isFallback) continue;
    const best = matchHeader(entry.label).candidates[0];
    const slot = best && KIND_SLOTS[kind][best.concept]?.[0]?.[0];
    if (best && slot && !draft.pieces.has(slot)) addPiece(draft, slot, entry.piece, best.similarity * 0.9);
    else draft.links.push(...entry.piece.links);
  }
  draft.links.push(...group.links);
  if (!IDENTITY[kind].some((slot) => draft.pieces.get(slot)?.text)) {
    draft.notes.push({
      code: 'ROW_INCOMPLETE',
      place: group.place,
      quote: group.entries
        .map((entry) => entry.piece.text)
        .filter(Boolean)
        .join(' | ')
        .slice(0, 200),
      message: `A card without any of ${IDENTITY[kind].join(', ')}.`,
    });
  }
  return draft;
}

/** "3. Photo Voice": the number before a title is the record's own. */
function addTitle(draft: Draft, title: Piece, similarity: number): void {
  const numbered = /^\(?(?<no>\d{1,3})[.)]\s+(?<title>\S.*)$/su.exec(title.text);
  if (numbered?.groups?.no && numbered.groups.title && !draft.pieces.has('no')) {
    addPiece(draft, 'no', { ...title, text: numbered.groups.no, links: [] }, 0.9);
    addPiece(draft, 'title', { ...title, text: numbered.groups.title }, similarity);
  } else addPiece(draft, 'title', title, similarity);
}
