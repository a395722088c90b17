import type { Evidence } from '../../../schemas/evidence.ts';
import type { FlowStep, SearchStatement } from '../../../schemas/search-statement.ts';
import type { Layout, Span } from '../../layout.ts';
import { fold, foldSpace } from '../../values/fold.ts';
import { gridOf, textOf } from '../grid.ts';
import { evidenceOf, pieceOfCell } from '../piece.ts';
import type { SearchRegion } from './search-region.ts';

type Flow = SearchStatement['flow'];

/** A count with the words beside it, before it is known which box of the flow it is. */
interface Counted {
  readonly n: number;
  readonly printed: string;
  readonly label: string;
  readonly phase: Phase | null;
  readonly phaseText: string | null;
  readonly evidence: readonly Evidence[];
}
type Phase = 'identification' | 'screening' | 'eligibility' | 'included';

const PHASES: readonly (readonly [Phase, RegExp])[] = [
  [
    'identification',
    /^(?:identification|identifikacija|identificatie|tunnistaminen|identificazione|identificacion)\b/u,
  ],
  ['screening', /^(?:screening|presejanje|pregled|selectie|selection|seulonta|screening|cribado|vaglio)\b/u],
  [
    'eligibility',
    /^(?:eligibility|primernost|ustreznost|geschiktheid|eligibilite|soveltuvuus|kelpoisuus|eleggibilita|idoneita|elegibilidad|idoneidad)\b/u,
  ],
  [
    'included',
    /^(?:included|inclusion|vkljuceno|vkljuceni|geincludeerd|inclusie|inclus|mukaan otetut|sisallytetyt|inclusi|incluidos)\b/u,
  ],
];

const NUMBER_AT_END =
  /^(?<label>.*?\p{L}.*?)[\s.:…]*(?<![\p{L}\d,.])(?<printed>\d{1,3}(?:[.,  ]\d{3})+|\d{1,6})(?<mark>\s?[*†‡]*)$/su;
const SAMPLE =
  /(?<label>\p{L}[^()]{6,160}?)\s*\(\s*n\s*[=:]\s*(?<printed>\d[\d.,  ]*)(?<mark>[*†‡]*)\s*\)/gsu;

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
      counted.push(...ofLines(block.spans, counted.at(-1)?.phase ?? null, counted.at(-1)?.phaseText ?? null));
  }
  return flowOf(counted);
}

function ofTable(table: Extract<Layout['blocks'][number], { type: 'table' }>): Counted[] {
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
function ofLines(spans: readonly Span[], before: Phase | null, beforeText: string | null): Counted[] {
  const counted: Counted[] = [];
  let phase = before;
  let phaseText = beforeText;
  let open = '';
  const text = spans.map((span) => span.text).join(' ');
  const samples = [...foldSpace(text.slice(0, LONGEST_BOX)).matchAll(SAMPLE)];
  if (
    samples.length > 0 &&
    samples.some((match) => stepOf(fold(match.groups?.label ?? ''), phase) !== null)
  ) {
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

const phaseOf = (text: string): Phase | null =>
  PHASES.find(([, pattern]) => pattern.test(fold(text)))?.[0] ?? null;

const numberOf = (printed: string): number => Number(printed.replace(/[^\d]/g, ''));

function flowOf(counted: readonly Counted[]): Flow {
  const flow: Flow = {};
  for (const { n, printed, label, phase, phaseText, evidence } of counted) {
    const step = stepOf(fold(label), phase);
    if (!step || flow[step]) continue;
    flow[step] = { n, printed, label, phase: phaseText, evidence: [...evidence] };
  }
  return flow;
}

const RE = {
  duplicate: /duplic|dvojnik|podvoj|dubbel|doublon|kaksoiskappale|duplikaat|doppion/u,
  excluded:
    /exclu|izkljuc|izloc|uitgeslot|geexclu|ecart|suljett|poissul|rajatt|hylat|esclus|elimin|remov|odstran|verwijder|supprim|poistet|rimoss/u,
  included: /inclu|vkljuc|opgenomen|retenu|sisallyt|mukaan|valitt|inclus/u,
  database:
    /databas|data base|podatkovn|\bbaz[aeio]|databank|base[s]? de donnees|tietokan|banc[ah]e? dati|base dati|bases? de datos|catalog|katalog/u,
  other:
    /additional|other|gr[ea]y|website|hand ?search|manual|reference list|citation|snowball|dodatn|drug\w+ vir|siv[aeio]|spletn|ander|grijz|handmatig|autre|gris|site|manuel|muu|harma|kasin|verkkosiv|altr[eio]|grigi|sit[oi] web|manual|otr[ao]s/u,
  identified:
    /identif|retriev|found|number of (?:results|records|hits)|results identified|najden|pridoblj|zadetk|gevonden|trouve|recuper|repere|loyt|tunnist|osuma|trovat|individuat|reperit|encontr|recuperad|obtenid/u,
  reviewed:
    /review|screen|assess|examin|check|read|pregled|ocenj|preber|gescreend|beoordeel|bekeken|gelezen|examin|evalue|lus?\b|analys|seulot|arvioi|luett|tarkast|esaminat|valutat|lett[ei]|vagliat|revisad|evaluad|cribad|leid/u,
  titles:
    /title|abstract|keyword|naslov|povzet|kljucn|titel|samenvatting|trefwoord|titre|resume|mots|otsik|tiivistelm|avainsan|titol|riassunt|titul|resumen|palabras/u,
  full: /full[- ]?text|\btexts?\b|content|eligib|full article|reading|celot\w* besedil|besedil|vsebin|primern|volledig|inhoud|geschikt|\btekst|texte|contenu|eligib|koko\w*teks|sisal(?:lon|to)|tekst|testo|contenut|intero|eleggib|idone|texto|contenid|elegib/u,
  publications:
    /publication|paper|article|record|report|source|text|objav|clank|prispev|publicat|artikel|bron|article|julkais|artikkel|lahde|pubblic|articol|fonti|publicac|articul|fuente/u,
  studies: /\bstud|research|raziskav|studij|onderzoek|etude|recherche|tutkim|ricerc|investigac|estudi/u,
} as const;

/** Which box of the flow a label names; the phase decides where the words leave it open. */
function stepOf(label: string, phase: Phase | null): FlowStep | null {
  if (RE.duplicate.test(label)) return 'duplicates';
  const isFull =
    RE.full.test(label.replace(/titles?[^.]*abstracts?/gu, ' ')) &&
    !/keyword|kljucn|trefwoord|mots|avainsan|parole|palabras/u.test(label);
  if (RE.excluded.test(label)) {
    if (phase === 'eligibility') return 'excludedEligibility';
    if (phase === 'screening') return 'excludedScreening';
    return isFull ? 'excludedEligibility' : 'excludedScreening';
  }
  if (phase === 'included' || (RE.included.test(label) && !RE.identified.test(label))) {
    if (RE.publications.test(label)) return 'includedPublications';
    if (RE.studies.test(label)) return 'includedStudies';
    return phase === 'included' ? 'includedStudies' : null;
  }
  if (RE.identified.test(label) || phase === 'identification') {
    if (RE.database.test(label) && !/additional|other|dodatn|ander|autre|muu|altr|otr/u.test(label))
      return 'identifiedDatabases';
    if (RE.other.test(label)) return 'identifiedOther';
    if (RE.database.test(label)) return 'identifiedDatabases';
    if (
      RE.identified.test(label) &&
      /search|iskanj|zoek|recherche|haku|ricerca|busqueda|results|records|hits|zadet|osum/u.test(label)
    )
      return 'identifiedDatabases';
  }
  if (RE.reviewed.test(label)) {
    if (phase === 'eligibility') return 'eligibility';
    if (phase === 'screening') return 'screened';
    if (isFull) return 'eligibility';
    if (RE.titles.test(label) || /screen|seulot|gescreend|cribad|presej/u.test(label)) return 'screened';
  }
  if (phase === 'eligibility' && isFull) return 'eligibility';
  return null;
}

/** Counts told in sentences, for reports without a table of them: "The database retrieved 826." */
export function flowInProse({ sentences, piece }: SearchRegion): Flow {
  const counted: Counted[] = [];
  for (const sentence of sentences) {
    let phase: Phase | null = null;
    for (const clause of sentence.text.matchAll(
      /(?:[^,;(]|,(?!\s)|\([^)]*\))+?(?:[,;]|\s(?:and|ter|et|ja|y)\s|$)/gu,
    )) {
      const numbers = [
        ...clause[0]
          .replace(/\([^)]*\)/gu, ' ')
          .matchAll(/(?<![\p{L}\d.,])\d{1,3}(?:[., ]\d{3})+(?!\d)|(?<![\p{L}\d.,])\d{1,6}(?![\d%]|[.,]\d)/gu),
      ];
      const printed = numbers[0]?.[0];
      if (!printed || numbers.length > 1 || /^(?:19|20)\d\d$/u.test(printed)) continue;
      const label = clause[0].trim();
      const step = stepOf(fold(label), phase);
      if (!step) continue;
      if (step === 'identifiedDatabases') phase = 'identification';
      const evidence = evidenceOf(piece, sentence.from, sentence.to);
      counted.push({ n: numberOf(printed), printed, label, phase: null, phaseText: null, evidence });
      const known = counted.at(-1);
      if (known && step === 'identifiedOther') counted.splice(-1, 1, { ...known, phase: 'identification' });
    }
  }
  return flowOf(counted);
}

/** The sums that a flow implies, each as it is printed: "826 + 1 = 827". */
export function checkArithmetic(flow: Flow): { sum: string; holds: boolean }[] {
  const n = (step: FlowStep): number | null => flow[step]?.n ?? null;
  const sums: { sum: string; holds: boolean }[] = [];
  const databases = n('identifiedDatabases');
  const other = n('identifiedOther');
  const screened = n('screened');
  const duplicates = n('duplicates');
  const eligible = n('eligibility');
  const check = (parts: readonly number[], total: number): { sum: string; holds: boolean } => {
    const [first = 0, ...rest] = parts;
    const written = rest.map((part) => (part < 0 ? ` - ${-part}` : ` + ${part}`)).join('');
    return {
      sum: `${first}${written} = ${total}`,
      holds: parts.reduce((sum, part) => sum + part, 0) === total,
    };
  };
  /** Duplicates are taken away before screening in some reports and after it in others: the way that holds counts. */
  const either = (
    parts: readonly number[],
    total: number,
    isOptional: boolean,
  ): { sum: string; holds: boolean; took: boolean } => {
    const plain = check(parts, total);
    if (duplicates === null || !isOptional || plain.holds) return { ...plain, took: false };
    const without = check([...parts, -duplicates], total);
    return without.holds ? { ...without, took: true } : { ...plain, took: false };
  };
  let isTaken = false;
  if (databases !== null && screened !== null) {
    const first = either(other === null ? [databases] : [databases, other], screened, true);
    if (other !== null || first.took || first.holds) sums.push({ sum: first.sum, holds: first.holds });
    isTaken = first.took;
  }
  const excluded = n('excludedScreening');
  if (screened !== null && excluded !== null && eligible !== null) {
    const { sum, holds } = either([screened, -excluded], eligible, !isTaken);
    sums.push({ sum, holds });
  }
  const excludedLater = n('excludedEligibility');
  const included = n('includedPublications') ?? n('includedStudies');
  if (eligible !== null && excludedLater !== null && included !== null)
    sums.push(check([eligible, -excludedLater], included));
  return sums;
}
