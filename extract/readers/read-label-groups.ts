import type { Note } from '../../schemas/note.ts';
import type { RecordKind } from '../../schemas/record.ts';
import { addPiece, type Draft, newDraft } from './draft.ts';
import { fillGaps } from './fill-gaps.ts';
import { IDENTITY, KIND_SLOTS } from './kind-slots.ts';
import type { LabelGroup } from './label-groups.ts';
import { type KindSupport, type MappedColumn, mapColumns } from './map-columns.ts';
import { matchHeader } from './match-header.ts';
import type { Piece } from './piece.ts';
import { put, unknownHeader } from './read-table.ts';

/** Schema.org types that say what kind of record a page's data describes; source: schema.org, release 29. */
const SCHEMA_KINDS: readonly (readonly [RegExp, RecordKind])[] = [
  [/^(?:ResearchProject|Project|FundingScheme|MonetaryGrant|Grant)$/u, 'project'],
  [/^(?:ScholarlyArticle|Report|Thesis|Dataset|MedicalScholarlyArticle)$/u, 'study'],
  [/^(?:LearningResource|Book|Course|Game|VideoObject|SoftwareApplication)$/u, 'product'],
];

/** What the labels of groups that stand together mean. */
export interface LabelMapping {
  readonly kind: RecordKind;
  /** By label in small letters. */
  readonly columns: ReadonlyMap<string, MappedColumn>;
  readonly notes: readonly Note[];
}

/**
 * The kind that groups of labels which stand together are about, and what each label means: they are weighed as one set,
 * since a card with few entries tells little by itself. Null when they do not describe records.
 */
export function mapLabels(groups: readonly LabelGroup[], support: KindSupport): LabelMapping | null {
  const leaning: KindSupport = { ...support };
  for (const [pattern, kind] of SCHEMA_KINDS) {
    if (groups.some((group) => group.schemaType !== null && pattern.test(group.schemaType))) {
      leaning[kind] = (leaning[kind] ?? 0) + 1.5;
    }
  }
  const pieces = new Map<string, { label: string; pieces: Piece[] }>();
  for (const { label, isFallback, piece } of groups.flatMap((group) => group.entries)) {
    if (isFallback && !SCHEMA_LABELS.has(label)) continue;
    const key = label.toLowerCase();
    const known = pieces.get(key);
    if (known) known.pieces.push(piece);
    else pieces.set(key, { label, pieces: [piece] });
  }
  const labels = [...pieces.values()];
  const isTitled =
    groups.some((group) => group.title !== null) && !labels.some(({ label }) => isTitleLabel(label));
  const mapping = mapColumns([...labels.map(({ label }) => label), ...(isTitled ? ['Title'] : [])], leaning);
  if (!mapping) return null;
  const own = mapping.columns.slice(0, labels.length);
  const contents = labels.map(({ pieces: all }) => ({
    texts: all.map((piece) => piece.text),
    linkCount: all.filter((piece) => piece.links.length > 0).length,
  }));
  const columns = fillGaps(mapping.kind, own, contents);
  const notes = columns.flatMap((column) => unknownHeader(mapping.kind, column, null) ?? []);
  return {
    kind: mapping.kind,
    columns: new Map(columns.map((column) => [column.header.toLowerCase(), column])),
    notes,
  };
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

/** One record of a group, once its labels are mapped. `titleAbove` names it when nothing inside does. */
export function draftOfGroup(group: LabelGroup, mapping: LabelMapping, titleAbove: Piece | null): Draft {
  const { kind } = mapping;
  const draft = newDraft(kind, group.place);
  for (const entry of group.entries) {
    if (!entry.isFallback) put(draft, mapping.columns.get(entry.label.toLowerCase()), entry.piece);
  }
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

/** "Raets, S. & Janssens, J. (2019)": a study goes by who wrote it, and when. */
const AUTHORS_AND_YEAR = /^\p{Lu}[^.!?]{1,140}?[\s,]\(?(?:19|20)\d\d[a-z]?\)?\.?$/u;
const isAuthors = (text: string): boolean =>
  AUTHORS_AND_YEAR.test(text.replace(/(?<=(?:^|[\s.])\p{Lu})\./gu, '')) && !/[:"“”«»–]/.test(text);

/** "3. Photo Voice": the number before a title is the record's own. */
function addTitle(draft: Draft, title: Piece, similarity: number): void {
  const numbered = /^\(?(?<no>\d{1,3})[.)]\s+(?<title>\S.*)$/su.exec(title.text);
  const isNumbered = numbered?.groups?.no !== undefined && !draft.pieces.has('no');
  const name = isNumbered ? { ...title, text: numbered?.groups?.title ?? title.text } : title;
  if (isNumbered) addPiece(draft, 'no', { ...title, text: numbered?.groups?.no ?? '', links: [] }, 0.9);
  const slot =
    draft.kind === 'study' && !draft.pieces.has('authors') && isAuthors(name.text) ? 'authors' : 'title';
  addPiece(draft, slot, name, similarity);
}
