/** A line of a text layer. */
export interface TextLine {
  /** 1-based, as in the file. */
  readonly number: number;
  /** Without the ends' white space. */
  readonly text: string;
  readonly isBlank: boolean;
  /** A form feed stands before it. */
  readonly opensPage: boolean;
  readonly words: readonly Word[];
}

export interface Word {
  readonly text: string;
  /** Blanks before it; a mark of a column's rule counts as many. 0 for the first. */
  readonly gap: number;
  /** Letters before it on its line, as printed. */
  readonly at: number;
}

/** What a scanner makes of a column's rule: it stands alone and says nothing. */
const RULE_MARK = /^[~|¦]+$/u;
const RULE_MARK_GAP = 3;
/** What a scanner makes of dust and of a letter's edge: marks that stand alone and end nothing. */
const NOISE = /^(?:['"`’,.;:)\]}_]+|_[-–—]|[°¤§])$/u;

export function textLines(text: string): TextLine[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/u).map((raw, index) => {
    const plain = raw.replaceAll('\f', '').replaceAll('\t', '    ');
    const trimmed = plain.trim();
    return {
      number: index + 1,
      text: trimmed,
      isBlank: trimmed === '',
      opensPage: raw.includes('\f'),
      words: wordsOf(plain),
    };
  });
}

function wordsOf(line: string): Word[] {
  const words: Word[] = [];
  let end = 0;
  let hasMark = false;
  for (const match of line.matchAll(/\S+/gu)) {
    const [text] = match;
    if (RULE_MARK.test(text)) {
      hasMark = true;
      continue;
    }
    if (NOISE.test(text)) continue;
    const blanks = hasMark ? Math.max(RULE_MARK_GAP, match.index - end) : match.index - end;
    words.push({ text, gap: words.length === 0 ? 0 : blanks, at: match.index });
    end = match.index + text.length;
    hasMark = false;
  }
  return words;
}

const WHOLE_ADDRESS = /^https?:\/\/[^\s/]+\.[^\s]+$/iu;

/** A line that is one whole address: what a page's link annotations become. */
export const isAddressLine = (line: TextLine): boolean => WHOLE_ADDRESS.test(line.text);

/** Addresses of a page's links as the text layer lists them where the page ends: each as often as it has lines in print. */
export interface AddressList {
  /** Index of its first line and of the one after its last. */
  readonly from: number;
  readonly to: number;
  readonly addresses: readonly { readonly url: string; readonly times: number; readonly line: number }[];
}

/**
 * Runs of whole addresses set off by blank lines. One alone counts only where two blank lines stand before it: a
 * link that is printed in a cell stands among the cell's lines.
 */
export function findAddressLists(lines: readonly TextLine[]): AddressList[] {
  const lists: AddressList[] = [];
  for (let from = 0; from < lines.length; from += 1) {
    const line = lines[from];
    if (!line || !isAddressLine(line) || !lines[from - 1]?.isBlank) continue;
    let to = from;
    for (let next = lines[to]; next && isAddressLine(next); next = lines[to]) to += 1;
    if (lines[from - 2]?.isBlank) {
      const addresses: { url: string; times: number; line: number }[] = [];
      for (const { text, number } of lines.slice(from, to)) {
        const last = addresses.at(-1);
        if (last?.url === text) last.times += 1;
        else addresses.push({ url: text, times: 1, line: number });
      }
      lists.push({ from, to, addresses });
    }
    from = to;
  }
  return lists;
}
