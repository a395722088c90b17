import type { Evidence } from '../../../schemas/evidence.ts';
import type { Layout, Table, TextBlock } from '../../layout.ts';
import { fold, foldSpace } from '../../values/fold.ts';
import { gridOf, textOf } from '../grid.ts';
import { evidenceOf, pieceOfCell } from '../piece.ts';
import { type Counted, type Flow, flowOf, numberOf } from './flow-counts.ts';
import { type Phase, phaseOf, stepOf } from './flow-steps.ts';
import { isColumnOfCounts } from './search-region.ts';

const NUMBER_AT_END =
  /^(?<label>.*?\p{L}.*?)[\s.:…]*(?<![\p{L}\d,.])(?<printed>\d{1,3}(?:[.,  ]\d{3})+|\d{1,6})(?<mark>\s?[*†‡]*)$/su;
const SAMPLE =
  /(?<label>\p{L}[^()]{6,160}?)\s*\(\s*n\s*[=:]\s*(?<printed>\d[\d.,  ]*)(?<mark>[*†‡]*)\s*\)/gsu;

/** "Reports excluded: not in the country (n = 9), no data (n = 6)" is one box; its count is the sum. */
const REASONS = /^[^:]*(?:exclu|izkljuc|izloc|uitgeslot|ecart|hylat|poissul|esclus|ausgeschl)[^:]*:/u;

/** Words of a box are no sentences; counts in sentences are read as such. */
const SENTENCES = /\p{Ll}{2}[.!?]\s+\p{Lu}\p{L}+\s+\p{L}/u;

/** A line of a flow and the words of its boxes are short, in characters. */
const LONGEST_LINE = 300;
const LONGEST_BOX = 3000;

/** Counts in the tables, lines and boxes from block `first` on, until records begin. */
export function findFlow(layout: Layout, first: number, last: number, used: ReadonlySet<number>): Flow {
  const counted: Counted[] = [];
  for (let i = first; i <= Math.min(layout.blocks.length - 1, last + 16); i++) {
    const block = layout.blocks[i];
    if (!block || used.has(i)) {
      if (block && i > last) break;
      continue;
    }
    if (block.type === 'table') counted.push(...ofTable(block));
    else if (block.type !== 'card')
      counted.push(...ofLines(block, counted.at(-1)?.phase ?? null, counted.at(-1)?.phaseText ?? null));
  }
  return flowOf(counted);
}

/** How many boxes of the flow a table must name, and which share of its counts, to be a table of the flow. */
const LEAST_BOXES = 4;
const LEAST_SHARE = 0.6;

const COUNT_CELL = /^\s*\d[\d.,]{0,20}\s?[*†‡]*\s*$|\(\s?n\s?[=:]/u;

/** Whether a table prints the flow of a search: its rows are steps with their counts, not records. */
export function isFlowTable(table: Table): boolean {
  // Most tables have no cells of counts: they are told apart before their grid is built.
  if (table.cells.filter(({ text }) => COUNT_CELL.test(text)).length < LEAST_BOXES) return false;
  const counted = ofTable(table);
  const steps = counted.map(({ label, phase }) => stepOf(fold(label), phase)).filter((step) => step !== null);
  return new Set(steps).size >= LEAST_BOXES && steps.length >= counted.length * LEAST_SHARE;
}

function ofTable(table: Table): Counted[] {
  const grid = gridOf(table);
  const counted: Counted[] = [];
  let phase: Phase | null = null;
  let phaseText: string | null = null;
  for (const row of grid.rows) {
    const cells = [...new Set(row.filter((cell) => cell !== null))];
    const texts = cells.map(textOf);
    const named = phaseOf(texts[0] ?? '');
    if (named) [phase, phaseText] = [named, texts[0] ?? null];
    const at = texts.findLastIndex((text) => /^\d[\d.,  ]*[*†‡]*$/u.test(text));
    if (at > 0) {
      const label = texts
        .slice(named ? 1 : 0, at)
        .filter(Boolean)
        .join(' ');
      const printed = texts[at] ?? '';
      const cell = cells[at];
      counted.push({
        n: numberOf(printed),
        printed,
        label,
        phase,
        phaseText,
        evidence: cell ? evidenceOf(pieceOfCell(cell)) : [],
      });
      continue;
    }
    for (const [i, cell] of cells.entries()) {
      for (const match of (texts[i] ?? '').slice(0, LONGEST_BOX).matchAll(SAMPLE))
        counted.push(sample(match, phase, phaseText, evidenceOf(pieceOfCell(cell))));
    }
  }
  return counted;
}

/** Lines "label number"; a label may run over two lines, and a phase may open a line or stand alone on one. */
function ofLines({ spans }: TextBlock, before: Phase | null, beforeText: string | null): Counted[] {
  const counted: Counted[] = [];
  let phase = before;
  let phaseText = beforeText;
  let open = '';
  const text = spans.map((span) => span.text).join(' ');
  if (SENTENCES.test(text) && !isColumnOfCounts(spans)) return [];
  const samples = [...foldSpace(text.slice(0, LONGEST_BOX)).matchAll(SAMPLE)];
  if (
    samples.length > 0 &&
    samples.some((match) => stepOf(fold(match.groups?.label ?? ''), phase) !== null)
  ) {
    const reasons = samples.map((match) => numberOf(match.groups?.printed ?? ''));
    if (reasons.length > 1 && REASONS.test(fold(samples[0]?.groups?.label ?? ''))) {
      const place = spans[0]?.place;
      return [
        {
          n: reasons.reduce((sum, n) => sum + n, 0),
          printed: reasons.join(' + '),
          label: foldSpace(text).split(':')[0] ?? '',
          phase,
          phaseText,
          evidence: place ? [{ place, quote: foldSpace(text) }] : [],
        },
      ];
    }
    return samples.map((match) => {
      const place =
        spans.find((span) => span.text.includes((match.groups?.label ?? '').slice(0, 12)))?.place ??
        spans[0]?.place;
      return sample(match, phase, phaseText, place ? [{ place, quote: match[0] }] : []);
    });
  }
  for (const span of spans) {
    if (span.text.length > LONGEST_LINE) continue;
    let line = foldSpace(span.text);
    const named = phaseOf(line);
    if (named) {
      phase = named;
      const word = /^\S+(?:\s+otetut)?/u.exec(line)?.[0] ?? '';
      phaseText = word;
      line = line.slice(word.length).trim();
      open = '';
    }
    const match = NUMBER_AT_END.exec(open === '' ? line : `${open} ${line}`);
    const label = match?.groups?.label?.trim() ?? '';
    if (match?.groups?.printed && label.length <= 200 && stepOf(fold(label), phase)) {
      const printed = `${match.groups.printed}${match.groups.mark?.trim() ?? ''}`;
      counted.push({
        n: numberOf(printed),
        printed,
        label,
        phase,
        phaseText,
        evidence: [{ place: span.place, quote: line }],
      });
      open = '';
    } else open = /[.!?:]$/u.test(line) || line.length > 120 ? '' : line;
  }
  return counted;
}

function sample(
  match: RegExpMatchArray,
  phase: Phase | null,
  phaseText: string | null,
  evidence: readonly Evidence[],
): Counted {
  const printed = `${(match.groups?.printed ?? '').trim()}${match.groups?.mark ?? ''}`;
  return {
    n: numberOf(printed),
    printed,
    label: (match.groups?.label ?? '').trim(),
    phase,
    phaseText,
    evidence,
  };
}
