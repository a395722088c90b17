import type { Evidence } from '../../schemas/evidence.ts';
import type { Language } from '../../schemas/language.ts';
import type { Note } from '../../schemas/note.ts';
import type { Period } from '../../schemas/period.ts';
import { type AtlasRecord, FIELDS_BY_KIND, type FieldName, type Figure } from '../../schemas/record.ts';
import { readYear, splitAuthorsAndYear } from '../values/authors-and-year.ts';
import { gatherLinks, type LinkEvidence } from '../values/gather-links.ts';
import type { DetectLanguage } from '../values/language-detector.ts';
import { printedLinks } from '../values/printed-links.ts';
import { readAcronym } from '../values/read-acronym.ts';
import { readFigures } from '../values/read-figures.ts';
import { findPeriods, isPeriodWithoutDates, readPeriod } from '../values/read-period.ts';
import { saysNothing } from '../values/says-nothing.ts';
import type { Draft } from './draft.ts';
import { evidenceOf, findWords, type Piece, placeOf } from './piece.ts';

/** What is the same for all records of a document. */
export interface RecordContext {
  readonly country: string;
  readonly document: string;
  readonly source: string | null;
  readonly documentLanguage: Language;
  readonly detectLanguage: DetectLanguage;
  readonly recordId: (draft: Draft, year: number | null, authors: string | null) => string;
}

/** A part of a piece that holds one value. */
interface Part {
  readonly piece: Piece;
  readonly from: number;
  readonly to: number;
}

/** Reads the values out of a draft's pieces. Null when nothing is left once cells that say nothing are taken away. */
export function buildRecord(draft: Draft, context: RecordContext): AtlasRecord | null {
  const values = new RecordValues(draft);
  values.readFields();
  if (values.fields.size === 0) return null;
  const record = values.toRecord(context);
  return Object.keys(record.fields).length > 0 ? record : null;
}

/** Where figures are counted: not in names, where a number belongs to the name. */
const FIGURE_FIELDS: ReadonlySet<FieldName> = new Set<FieldName>([
  'purpose',
  'participants',
  'findings',
  'implementationLevel',
  'objective',
  'aims',
  'activities',
  'results',
  'narrative',
]);

class RecordValues {
  readonly fields = new Map<FieldName, Part>();
  readonly #draft: Draft;
  readonly #notes: Note[];
  #year: { value: number; part: Part } | null = null;
  #period: { value: Period; parts: Part[] } | null = null;

  constructor(draft: Draft) {
    this.#draft = draft;
    this.#notes = [...draft.notes];
  }

  readFields(): void {
    for (const field of FIELDS_BY_KIND[this.#draft.kind]) {
      const piece = this.#piece(field);
      if (piece) this.fields.set(field, whole(piece));
    }
    this.#splitAuthors();
    this.#readAcronym();
    this.#readYear();
    this.#readPeriod();
  }

  #piece(slot: Parameters<Draft['pieces']['get']>[0]): Piece | null {
    const piece = this.#draft.pieces.get(slot);
    return piece && !saysNothing(piece.text) ? piece : null;
  }

  /** "Smith (2014)" and "Smith (2014). Title" as their parts. */
  #splitAuthors(): void {
    if (this.#draft.kind !== 'study') return;
    const part = this.fields.get('authors');
    if (!part) return;
    const split = splitAuthorsAndYear(part.piece.text);
    const { piece } = part;
    if (split.year !== null)
      this.#year = { value: split.year, part: { piece, from: split.yearFrom, to: split.yearTo } };
    const wantsTitle = !this.fields.has('title') && /\p{L}{3}/u.test(split.rest) && split.rest.length > 12;
    if (wantsTitle) this.fields.set('title', { piece, from: split.restFrom, to: piece.text.length });
    if (split.authors === '' || (split.rest !== '' && !wantsTitle && /\p{L}{3}/u.test(split.rest))) return;
    const from = piece.text.indexOf(split.authors);
    this.fields.set('authors', { piece, from, to: from + split.authors.length });
  }

  #readAcronym(): void {
    if (this.#draft.kind !== 'project' || this.fields.has('acronym')) return;
    const title = this.fields.get('title');
    if (!title) return;
    const found = readAcronym(title.piece.text);
    if (found) this.fields.set('acronym', { piece: title.piece, from: found.from, to: found.to });
  }

  #readYear(): void {
    if (this.#draft.kind !== 'study' && this.#draft.kind !== 'product') return;
    const own = this.#draft.pieces.get('year');
    const sources = [
      own,
      ...(['title', 'writer', 'authors'] as const).map((field) => this.fields.get(field)?.piece),
    ];
    for (const piece of sources) {
      if (this.#year) return;
      if (!piece) continue;
      const found = readYear(piece === own ? piece.text : onlyBracketed(piece.text));
      if (found) this.#year = { value: found.year, part: { piece, from: found.from, to: found.to } };
    }
  }

  #readPeriod(): void {
    const { kind } = this.#draft;
    if (kind === 'study' || kind === 'product') return;
    const start = this.#draft.pieces.get('start');
    const end = this.#draft.pieces.get('end');
    const field = this.fields.get('period');
    if (field) {
      const found = readPeriod(field.piece.text);
      if (found) {
        this.#period = {
          value: { start: found.start, end: found.end },
          parts: [{ piece: field.piece, from: found.from, to: found.to }],
        };
      } else if (!isPeriodWithoutDates(field.piece.text)) {
        this.#notes.push({
          code: 'PERIOD_UNREAD',
          place: placeOf(field.piece),
          quote: field.piece.text,
          message: 'No dates were read from these words; they are kept as the period.',
        });
      }
    } else if (start || end) {
      const first = start ? readPeriod(start.text) : null;
      const last = end ? readPeriod(end.text) : null;
      if (first || last) {
        const parts = [start, end].filter((piece): piece is Piece => piece !== undefined).map(whole);
        this.#period = {
          value: { start: first?.start ?? null, end: last ? (last.end ?? last.start) : null },
          parts,
        };
      }
    } else if (kind === 'case') {
      const narrative = this.fields.get('narrative');
      // A lone date in a story is a date of the story; a span or a beginning is how long the matter ran.
      const found =
        narrative &&
        findPeriods(narrative.piece.text).find(
          (period) => period.start !== null && period.start !== period.end,
        );
      if (narrative && found) {
        this.#period = {
          value: { start: found.start, end: found.end },
          parts: [{ piece: narrative.piece, from: found.from, to: found.to }],
        };
      }
    }
  }

  toRecord(context: RecordContext): AtlasRecord {
    const draft = this.#draft;
    const evidence: Record<string, Evidence[]> = {};
    const confidence: Record<string, number> = {};
    const fields: Partial<Record<FieldName, string>> = {};
    for (const field of FIELDS_BY_KIND[draft.kind]) {
      const part = this.fields.get(field);
      if (!part) continue;
      const text = part.piece.text.slice(part.from, part.to).trim();
      if (text === '') continue;
      fields[field] = text;
      evidence[field] = evidenceOf(part.piece, part.from, part.to);
      const similarity = draft.similarity.get(field) ?? (part.from > 0 || field === 'acronym' ? 0.85 : 0.8);
      confidence[field] = rounded(part.piece.confidence * similarity);
    }
    const noPiece = draft.pieces.get('no');
    const no = noPiece ? noPiece.text.replace(/[.)\s:]+$/u, '').replace(/^[(#\s]+/u, '') || null : null;
    if (noPiece && no !== null) {
      evidence.no = evidenceOf(noPiece);
      confidence.no = rounded(noPiece.confidence * (draft.similarity.get('no') ?? 0.8));
    }
    const links = gatherLinks(this.#linkSpans());
    if (links.urls.length > 0) {
      evidence.links = links.urls.flatMap((url) => this.#linkEvidence(url, links.evidence));
      confidence.links = rounded(Math.min(...this.#linkConfidences(links.urls)));
    }
    if (this.#year) {
      const { piece, from, to } = this.#year.part;
      evidence.year = evidenceOf(piece, from, to);
      confidence.year = rounded(piece.confidence);
    }
    if (this.#period) {
      evidence.period ??= [];
      // The field's own evidence stands under the same name; a period read elsewhere brings its own.
      if (evidence.period.length === 0) {
        evidence.period = this.#period.parts.flatMap((part) => evidenceOf(part.piece, part.from, part.to));
        confidence.period = rounded(
          Math.min(...this.#period.parts.map((part) => part.piece.confidence)) * 0.95,
        );
      }
    }
    if (draft.told?.period) {
      evidence.period = [...draft.told.period.evidence];
      confidence.period = rounded(draft.told.confidence);
    }
    const language = this.#languageOf(Object.values(fields).join('\n'), context);
    const figures = this.#figures(language, evidence, confidence);
    return {
      id: context.recordId(draft, this.#year?.value ?? null, fields.authors ?? null),
      kind: draft.kind,
      country: context.country,
      no,
      fields,
      links: [...links.urls],
      year: this.#year?.value ?? null,
      period: draft.told?.period?.value ?? this.#period?.value ?? null,
      figures,
      language,
      fieldLanguages: this.#fieldLanguages(fields, language, context),
      concepts: [],
      evidence,
      confidence,
      notes: [...this.#notes, ...links.notes],
      document: context.document,
      source: context.source,
    };
  }

  #linkSpans() {
    const own = [...this.#draft.pieces].flatMap(([slot, piece]) =>
      piece.links.length > 0 ? piece.links : printedLinks(piece.text, piece.spans, slot === 'links'),
    );
    return [...own, ...this.#draft.links];
  }

  /** Where a link is printed in full its words are its evidence, on every page they run over; else what it lies on. */
  #linkEvidence(url: string, found: readonly LinkEvidence[]): Evidence[] {
    for (const piece of this.#draft.pieces.values()) {
      const range = findWords(piece, url);
      if (range) return evidenceOf(piece, range.from, range.to);
    }
    return found.filter((link) => link.url === url).map(({ place, quote }) => ({ place, quote }));
  }

  #linkConfidences(urls: readonly string[]): number[] {
    const slot = this.#draft.pieces.get('links');
    const isOpened = this.#linkSpans().every((span) => !urls.includes(span.url) || span.origin !== 'text');
    return [slot?.confidence ?? 0.9, isOpened ? 1 : 0.8];
  }

  #figures(
    language: Language,
    evidence: Record<string, Evidence[]>,
    confidence: Record<string, number>,
  ): Figure[] {
    const figures: Figure[] = [];
    const proofs: Evidence[] = [];
    for (const told of this.#draft.told?.figures ?? []) {
      figures.push(told.figure);
      proofs.push(...told.evidence);
    }
    for (const [field, part] of this.fields) {
      if (!FIGURE_FIELDS.has(field)) continue;
      for (const { value, of, quote, from, to } of readFigures(part.piece.text, language)) {
        if (figures.some((figure) => figure.value === value && figure.of === of)) continue;
        figures.push({ value, of, quote });
        proofs.push(...evidenceOf(part.piece, from, to));
      }
    }
    if (figures.length > 0) {
      evidence.figures = proofs;
      confidence.figures = 0.8;
    }
    return figures;
  }

  #languageOf(text: string, context: RecordContext): Language {
    const found = context.detectLanguage(text);
    return found && (text.length >= 60 || found.margin >= 0.1) ? found.language : context.documentLanguage;
  }

  /** A field differs only where its words say so clearly: names and single words belong to any language. */
  #fieldLanguages(
    fields: Partial<Record<FieldName, string>>,
    language: Language,
    context: RecordContext,
  ): Record<string, Language> {
    const others: Record<string, Language> = {};
    for (const [field, text] of Object.entries(fields)) {
      if (
        field === 'authors' ||
        field === 'author' ||
        field === 'acronym' ||
        field === 'writer' ||
        field === 'country'
      )
        continue;
      const plain = field === 'title' ? text.replace(/\([^()]*\)/gu, ' ') : text;
      if ((plain.match(/\p{L}{2,}/gu) ?? []).length < 4) continue;
      const found = context.detectLanguage(plain);
      if (found && found.language !== language && found.margin >= 0.12) others[field] = found.language;
    }
    return others;
  }
}

const whole = (piece: Piece): Part => ({ piece, from: 0, to: piece.text.length });

const rounded = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000;

/** A text in which only years in brackets are left, every letter at its place. */
const onlyBracketed = (text: string): string =>
  text.replace(/[([](?:1[89]|20)\d\d[a-z]?[)\]]|[\s\S]/gu, (match) => (match.length > 1 ? match : ' '));
