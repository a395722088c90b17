import { AppError } from '../../schemas/errors.ts';
import type { Place } from '../../schemas/evidence.ts';
import type { Extraction } from '../../schemas/extraction.ts';
import { type AtlasRecord, FIELDS_BY_KIND, type FieldName } from '../../schemas/record.ts';
import type { Block, Layout, Span } from '../layout.ts';
import { squash } from '../values/fold.ts';

/**
 * Another way to read a record, for example a language model. It may only choose among spans that stand in the document,
 * so it can name a wrong place but never invent words. It is off unless one is given.
 */
export interface SecondReader {
  readonly name: string;
  /** Answers for one record; fields left out are not answered. The order of spans is the order of the value. */
  choose(question: SpanQuestion): Promise<SpanAnswer>;
}

export interface SpanQuestion {
  readonly kind: AtlasRecord['kind'];
  readonly fields: readonly FieldName[];
  /** What stands where the record stands: its own words and those around them, in reading order. */
  readonly spans: readonly { readonly id: number; readonly text: string }[];
}

export interface SpanAnswer {
  /** By field: ids of the chosen spans; an empty list says that the field is absent. */
  readonly chosen: Readonly<Partial<Record<FieldName, readonly number[]>>>;
  readonly cost: ReadingCost;
}

/** What the asking took. Money in thousandths of a euro, so that sums stay exact. */
export interface ReadingCost {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly milliEuro: number;
}

export interface SecondReading {
  /** The extraction with a READERS_DISAGREE note where the readers differ; its values are the first reader's. */
  readonly extraction: Extraction;
  readonly asked: number;
  readonly agreed: number;
  readonly disagreed: number;
  readonly cost: ReadingCost;
}

/** How many blocks before and after a record's own are shown to the reader. */
const AROUND = 1;

/**
 * Lets a second reader read every record again and notes where it differs. No value is changed: a person decides.
 *
 * @throws EXTRACTION_FAILED when the reader names a span that it was not given
 */
export async function readAgain(
  extraction: Extraction,
  layout: Layout,
  reader: SecondReader,
): Promise<SecondReading> {
  const records: AtlasRecord[] = [];
  let [asked, agreed, disagreed] = [0, 0, 0];
  let cost: ReadingCost = { inputTokens: 0, outputTokens: 0, milliEuro: 0 };
  for (const record of extraction.records) {
    const spans = spansAround(record, layout);
    const question: SpanQuestion = {
      kind: record.kind,
      fields: FIELDS_BY_KIND[record.kind],
      spans: spans.map(({ text }, id) => ({ id, text })),
    };
    const answer = await reader.choose(question);
    cost = {
      inputTokens: cost.inputTokens + answer.cost.inputTokens,
      outputTokens: cost.outputTokens + answer.cost.outputTokens,
      milliEuro: cost.milliEuro + answer.cost.milliEuro,
    };
    const notes = [...record.notes];
    for (const field of question.fields) {
      const ids = answer.chosen[field];
      if (ids === undefined) continue;
      asked++;
      const chosen = ids.map((id) => spans[id] ?? refuse(reader, id));
      const value = chosen.map((span) => span.text).join(' ');
      if (isSameValue(value, record.fields[field] ?? '')) {
        agreed++;
        continue;
      }
      disagreed++;
      notes.push({
        code: 'READERS_DISAGREE',
        place: chosen[0]?.place ?? null,
        quote: value,
        message: `${reader.name} reads ${field} as these words; the rules' value was kept.`,
      });
    }
    records.push({ ...record, notes });
  }
  return { extraction: { ...extraction, records }, asked, agreed, disagreed, cost };
}

function refuse(reader: SecondReader, id: number): never {
  throw new AppError('EXTRACTION_FAILED', `${reader.name} chose span ${id}, which it was not given`, {
    reader: reader.name,
    span: id,
  });
}

/** Blanks and marks aside; a span may hold a part more than the value, such as a year behind authors. */
function isSameValue(chosen: string, kept: string): boolean {
  const [a, b] = [squash(chosen), squash(kept)];
  return a === b || (b !== '' && a.startsWith(b) && /^\d{0,4}[a-z]?$/u.test(a.slice(b.length)));
}

function spansAround(record: AtlasRecord, layout: Layout): Span[] {
  const places = Object.values(record.evidence)
    .flat()
    .map(({ place }) => place);
  const isOwn = layout.blocks.map((block) =>
    spansOf(block).some((span) => places.some((place) => holds(place, span.place))),
  );
  const first = isOwn.indexOf(true);
  const last = isOwn.lastIndexOf(true);
  if (first < 0) return [];
  return layout.blocks.slice(Math.max(0, first - AROUND), last + AROUND + 1).flatMap(spansOf);
}

function spansOf(block: Block): readonly Span[] {
  if (block.type === 'table') return block.cells.flatMap((cell) => cell.spans);
  if (block.type === 'card')
    return [...(block.title ? [block.title] : []), ...block.entries.flatMap((entry) => entry.spans)];
  return block.spans;
}

function holds(outer: Place, inner: Place): boolean {
  if (outer.type === 'box' && inner.type === 'box') {
    const [l, t, r, b] = outer.bbox;
    const [il, it, ir, ib] = inner.bbox;
    return outer.page === inner.page && il >= l - 1 && it >= t - 1 && ir <= r + 1 && ib <= b + 1;
  }
  if (outer.type === 'lines' && inner.type === 'lines')
    return inner.from >= outer.from && inner.to <= outer.to;
  return outer.type === 'element' && inner.type === 'element' && outer.path === inner.path;
}
