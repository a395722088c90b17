import type { Language } from '../../schemas/language.ts';
import type { Note } from '../../schemas/note.ts';
import type { AtlasRecord } from '../../schemas/record.ts';
import type { Layout, Table } from '../layout.ts';
import type { DetectLanguage } from '../values/language-detector.ts';
import { buildRecord } from './build-record.ts';
import type { Draft } from './draft.ts';
import { gridOf, headerTexts } from './grid.ts';
import { groupOfCard, groupsOfTable, type LabelGroup } from './label-groups.ts';
import { findLabelledLines } from './labelled-lines.ts';
import { mapColumns } from './map-columns.ts';
import { matchHeader } from './match-header.ts';
import { type Piece, pieceOfBlock } from './piece.ts';
import { pageOrganisation } from './prose-organisation.ts';
import { readCases } from './read-cases.ts';
import { draftOfGroup, mapLabels } from './read-label-groups.ts';
import { readTable, type TableBefore } from './read-table.ts';
import { makeRecordIds } from './record-id.ts';
import { isFlowTable } from './search/search-flow.ts';
import { type Surroundings, surroundingsOf } from './sections.ts';
import { draftsOfProse, tellFromCard } from './told-projects.ts';

export interface ReadRecordsInput {
  readonly layout: Layout;
  readonly country: string;
  /** sha256 of the document, in hex. */
  readonly document: string;
  readonly source: string | null;
  readonly detectLanguage: DetectLanguage;
}

export interface RecordsRead {
  readonly language: Language;
  /** In reading order. */
  readonly records: readonly AtlasRecord[];
  readonly notes: readonly Note[];
  /** Indexes of blocks that gave records: what reads prose leaves them alone. */
  readonly usedBlocks: ReadonlySet<number>;
}

/** `blocks`: the text blocks that it was gathered from, for one that is no block itself. */
interface PlacedGroup {
  readonly at: number;
  readonly group: LabelGroup;
  readonly surroundings: Surroundings;
  readonly blocks?: readonly number[];
}

interface PlacedDraft {
  readonly at: number;
  readonly draft: Draft;
}

/** Records of a layout's tables, cards and case studies, else of its prose. Equal layouts give equal records. */
export function readRecords(input: ReadRecordsInput): RecordsRead {
  const { layout } = input;
  const labelled = findLabelledLines(layout);
  const around = surroundingsOf(layout, new Set(labelled.flatMap((lines) => lines.blocks)));
  const notes: Note[] = [];
  const placed: PlacedDraft[] = [];
  const groups: PlacedGroup[] = [];
  const used = new Set<number>();
  const tables: (TableBefore & { readonly section: number })[] = [];
  for (const [at, block] of layout.blocks.entries()) {
    const surroundings = around[at];
    if (!surroundings) continue;
    if (block.type === 'card') groups.push({ at, group: groupOfCard(block), surroundings });
    if (block.type !== 'table' || isFlowTable(block)) continue;
    const asLabels = groupsOfTable(block);
    if (isBetterAsLabels(block, asLabels, surroundings)) {
      for (const group of asLabels) groups.push({ at, group, surroundings });
      continue;
    }
    const above = tables.at(-1);
    const earlier = above?.section === surroundings.section ? above : null;
    const reading = readTable(block, surroundings.support, earlier);
    notes.push(...reading.notes);
    for (const draft of reading.drafts) placed.push({ at, draft });
    if (reading.mapping) {
      tables.push({
        mapping: reading.mapping,
        section: surroundings.section,
        last: reading.drafts.at(-1) ?? earlier?.last ?? null,
      });
      used.add(at);
    } else notes.push(...unknownTable(block, surroundings));
  }
  for (const lines of labelled) {
    const at = lines.blocks[0] ?? 0;
    const surroundings = around[at];
    if (!surroundings) continue;
    groups.push({
      at,
      group: lines.group,
      surroundings: { ...surroundings, titleAbove: null },
      blocks: lines.blocks,
    });
  }
  for (const { at, draft, blocks } of readGroups(groups, layout, notes)) {
    placed.push({ at, draft });
    for (const index of blocks) used.add(index);
  }
  for (const { at, draft, story } of readCases(layout)) {
    placed.push({ at, draft });
    for (const index of story) used.add(index);
  }
  placed.sort((a, b) => a.at - b.at);
  const language = documentLanguage(layout, placed, input.detectLanguage);
  // A page that lists its projects tells of the same ones in prose; a report's prose tells of much beside its own.
  const cardReading = {
    isOnlyCard: layout.blocks.filter((block) => block.type === 'card').length === 1,
    organisation: pageOrganisation(layout),
    language,
  };
  for (const [i, { at, draft }] of placed.entries()) {
    const card = layout.blocks[at];
    if (card?.type === 'card') placed[i] = { at, draft: tellFromCard(draft, card, cardReading) };
  }
  if (layout.mediaType === 'text/html' && placed.length === 0) {
    for (const draft of draftsOfProse(layout, language)) placed.push({ at: layout.blocks.length, draft });
  }
  const recordId = makeRecordIds(input.source ?? input.document);
  const records: AtlasRecord[] = [];
  // Each draft goes as its record is made: both of all would be a third of what a long report takes.
  placed.reverse();
  for (let next = placed.pop(); next; next = placed.pop()) {
    const record = buildRecord(next.draft, { ...input, documentLanguage: language, recordId });
    if (record !== null) records.push(record);
  }
  return { language, records, notes, usedBlocks: used };
}

/** Cards of one section are judged together, those with structured data of one type apart. */
function readGroups(
  groups: readonly PlacedGroup[],
  layout: Layout,
  notes: Note[],
): (PlacedDraft & { readonly blocks: readonly number[] })[] {
  const drafts: (PlacedDraft & { readonly blocks: readonly number[] })[] = [];
  const bySection = Map.groupBy(
    groups,
    ({ group, surroundings }) => `${surroundings.section} ${group.schemaType ?? ''}`,
  );
  for (const together of bySection.values()) {
    const first = together[0];
    if (!first) continue;
    const mapping = mapLabels(
      together.map(({ group }) => withTitleAbove(group, first.surroundings)),
      first.surroundings.support,
    );
    if (!mapping) {
      notes.push(...unknownGroups(together.map(({ group }) => group)));
      continue;
    }
    notes.push(...mapping.notes);
    for (const { at, group, surroundings, blocks = [at] } of together) {
      const titleBlock = surroundings.titleAbove;
      const draft = draftOfGroup(group, mapping, titleBlock === null ? null : titlePiece(layout, titleBlock));
      drafts.push({ at, draft, blocks: titleBlock === null ? blocks : [titleBlock, ...blocks] });
    }
  }
  return drafts;
}

/** A heading above counts as a title when the kind is weighed. */
const withTitleAbove = (group: LabelGroup, surroundings: Surroundings): LabelGroup =>
  group.title !== null || surroundings.titleAbove === null
    ? group
    : { ...group, title: { text: 'title', spans: [], links: [], confidence: 1 } };

function titlePiece(layout: Layout, index: number): Piece | null {
  const block = layout.blocks[index];
  return block && block.type !== 'table' && block.type !== 'card' ? pieceOfBlock(block) : null;
}

/** Labels down the side, or headers across the top: whichever explains more of its words. */
function isBetterAsLabels(table: Table, groups: readonly LabelGroup[], { support }: Surroundings): boolean {
  if (groups.length === 0) return false;
  const labels = [...new Set(groups.flatMap((group) => group.entries.map((entry) => entry.label)))];
  const down = mapColumns(labels, support);
  const across = readTable(table, support, null).mapping;
  // A card with few labels is told by the cards around it, which are weighed with it.
  if (!across) return down !== null || table.colCount <= 2;
  return (down?.score ?? 0) > across.score;
}

/** A table that names things a record has, or stands under a heading that names records, but tells no kind. */
function unknownTable(table: Table, { support }: Surroundings): Note[] {
  const headers = headerTexts(gridOf(table), 0, Math.max(1, table.headerRows));
  const known = headers.filter(
    (header) => (matchHeader(header).candidates[0]?.similarity ?? 0) >= 0.9,
  ).length;
  const isExpected = Object.values(support).some((weight) => weight >= 1);
  if (known < 3 && !(isExpected && known >= 1)) return [];
  return [
    {
      code: 'SECTION_UNKNOWN',
      place: table.places[0] ?? null,
      quote: headers.filter(Boolean).join(' | ').slice(0, 300),
      message: 'The kind of record in this table could not be told; it was not read into records.',
    },
  ];
}

function unknownGroups(groups: readonly LabelGroup[]): Note[] {
  const labels = [...new Set(groups.flatMap((group) => group.entries.map((entry) => entry.label)))];
  const known = labels.filter((label) => (matchHeader(label).candidates[0]?.similarity ?? 0) >= 0.9).length;
  if (known < 3) return [];
  return [
    {
      code: 'SECTION_UNKNOWN',
      place: groups[0]?.place ?? null,
      quote: labels.join(' | ').slice(0, 300),
      message: 'The kind of record in these cards could not be told; they were not read into records.',
    },
  ];
}

function documentLanguage(layout: Layout, placed: readonly PlacedDraft[], detect: DetectLanguage): Language {
  const stated = layout.statedLanguage?.slice(0, 2).toLowerCase();
  const texts = placed.flatMap(({ draft }) => [...draft.pieces.values()].map((piece) => piece.text));
  for (const block of layout.blocks.slice(0, 40)) if ('text' in block) texts.push(block.text);
  const found = detect(texts.join('\n').slice(0, 8000));
  if (found && found.margin >= 0.05) return found.language;
  return LANGUAGE_OF_TAG.get(stated ?? '') ?? found?.language ?? 'en';
}

const LANGUAGE_OF_TAG: ReadonlyMap<string, Language> = new Map([
  ['en', 'en'],
  ['sl', 'sl'],
  ['nl', 'nl'],
  ['fr', 'fr'],
  ['fi', 'fi'],
  ['it', 'it'],
  ['es', 'es'],
]);
