import type { Place } from '../../schemas/evidence.ts';
import type { LinkSpan, Span, TextBlock } from '../layout.ts';
import { foldSpace } from '../values/fold.ts';
import { isTitle } from './page-frame.ts';
import { endsSentence, isUnfinished, startsSmall } from './sentence-ends.ts';
import type { TextLine } from './text-lines.ts';

const CAPTION =
  /^(?:table|graph|figure|fig\.|chart|photograph|photo|image|tabela|preglednica|slika|graf|fotografija|tabel|figuur|grafiek|foto|tableau|graphique|taulukko|kuva|kuvio|tabella|figura|grafico|tabla|gráfico)\s*\d{1,3}\s*[:.–—-]/iu;
const CASE =
  /^(?:case (?:study|example)|studija primera|primer|casus|casestudy|gevalstudie|étude de cas|etude de cas|tapaustutkimus|studio di caso|caso di studio|caso|estudio de caso)\s*(?:no\.?|nr\.?|št\.?|n\.?)?\s*\d{1,2}\s*[:.–—-]/iu;
const LIST_ITEM = /^(?:[•▪●◦‣*–—-]|\(?\d{1,2}[.)]|[a-z]\))\s+\S/u;
const NUMBERED_HEADING = /^\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+\p{Lu}/u;
const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>"”»]+/giu;

/** Most letters of a heading that is not set in capitals. */
const LONGEST_HEADING = 90;

/** The lines outside tables as headings, captions and paragraphs, in reading order. */
export function textBlocks(lines: readonly TextLine[]): TextBlock[] {
  const blocks: TextBlock[] = [];
  for (const group of groupsOf(lines)) {
    const last = blocks.at(-1);
    const block = blockOf(group);
    if (last && last.type === 'paragraph' && block.type === 'paragraph' && goesOn(last.text, block.text))
      blocks[blocks.length - 1] = joined(last, block);
    else blocks.push(block);
  }
  return blocks;
}

/** Lines that stand together: a blank line parts them, so do headings, captions and the lines of a list or a count. */
function groupsOf(lines: readonly TextLine[]): TextLine[][] {
  const groups: TextLine[][] = [];
  let open: TextLine[] = [];
  const close = (): void => {
    if (open.length > 0) groups.push(open);
    open = [];
  };
  for (const line of lines) {
    const [first] = open;
    const before = open.at(-1);
    if (line.isBlank) {
      close();
      continue;
    }
    const parts =
      before !== undefined &&
      first !== undefined &&
      (isTitle(line) !== isTitle(before) ||
        CAPTION.test(line.text) ||
        CASE.test(line.text) ||
        LIST_ITEM.test(line.text) ||
        (isCount(before) && /^\p{Lu}/u.test(line.text)) ||
        line.number > before.number + 1);
    if (parts) close();
    open.push(line);
  }
  close();
  return groups;
}

/** "Records screened  827": a table of counts without borders has one on each line. */
const isCount = (line: TextLine): boolean => /\s\d[\d.,]*\*?$/u.test(line.text) && line.text.length < 100;

function blockOf(group: readonly TextLine[]): TextBlock {
  const text = joinLines(group.map((line) => line.text));
  const spans = group.map((line): Span => ({ text: foldSpace(line.text), place: placeOf(line) }));
  const links = group.flatMap(linksOf);
  const kind = kindOf(group, text);
  return { ...kind, text, spans, links };
}

function kindOf(group: readonly TextLine[], text: string): Pick<TextBlock, 'type' | 'level'> {
  const [first] = group;
  if (!first) return { type: 'paragraph', level: null };
  if (CAPTION.test(text)) return { type: 'caption', level: null };
  if (CASE.test(text) && text.length <= 200) return { type: 'heading', level: 3 };
  if (group.every(isTitle)) return { type: 'heading', level: 2 };
  if (first.words.length === 1 && group.length === 1 && /^\p{Lu}{3,}$/u.test(text))
    return { type: 'heading', level: text.length > 3 && first.number < 5 ? 1 : 2 };
  if (
    NUMBERED_HEADING.test(text) &&
    group.length <= 2 &&
    text.length <= LONGEST_HEADING &&
    !/[.,;:]$/u.test(text)
  )
    return { type: 'heading', level: 2 };
  if (LIST_ITEM.test(text)) return { type: 'listItem', level: null };
  if (isShortHeading(group, text)) return { type: 'heading', level: 3 };
  return { type: 'paragraph', level: null };
}

const isShortHeading = (group: readonly TextLine[], text: string): boolean =>
  group.length === 1 &&
  text.length <= LONGEST_HEADING &&
  /^\p{Lu}/u.test(text) &&
  (text.match(/\p{L}/gu)?.length ?? 0) >= 3 &&
  !/[.,;:!?*\d)]$/u.test(text) &&
  !isUnfinished(text) &&
  !/https?:/iu.test(text);

const goesOn = (before: string, next: string): boolean =>
  !endsSentence(before) && (startsSmall(next) || isUnfinished(before)) && before.length > LONGEST_HEADING / 2;

const joined = (a: TextBlock, b: TextBlock): TextBlock => ({
  ...a,
  text: joinLines([a.text, b.text]),
  spans: [...a.spans, ...b.spans],
  links: [...a.links, ...b.links],
});

const linksOf = (line: TextLine): LinkSpan[] =>
  [...line.text.matchAll(ADDRESS)].flatMap(([printed]) => {
    const url = printed.replace(/[.,;:)\]]+$/u, '');
    const whole = /^www\./iu.test(url) ? `https://${url}` : url;
    return URL.canParse(whole)
      ? [{ url: whole, text: printed, place: placeOf(line), origin: 'text' as const }]
      : [];
  });

const placeOf = (line: TextLine): Place => ({ type: 'lines', from: line.number, to: line.number });

/** Lines put together with blanks; a hyphen at a line's end is kept, since a text layer does not tell the two kinds. */
export function joinLines(texts: readonly string[]): string {
  let whole = '';
  for (const text of texts) {
    const isBroken = /[\p{L}\p{N}][-‐/]$/u.test(whole) && /^[\p{L}\p{N}]/u.test(text);
    whole = whole === '' ? text : isBroken ? whole + text : `${whole} ${text}`;
  }
  return foldSpace(whole.replace(/\u00ad\s?/gu, ''));
}
