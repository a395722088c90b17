import type { CslItem } from './csl.ts';

/** MEDLINE's codes for languages are ISO 639-2/B. */
const LANGUAGES: Readonly<Record<string, string>> = {
  en: 'eng',
  sl: 'slv',
  nl: 'dut',
  fr: 'fre',
  fi: 'fin',
  it: 'ita',
  es: 'spa',
  de: 'ger',
};

/** Letters in a line without its tag; what is longer goes on in the next, indented. */
const WIDTH = 80;

/**
 * One reference in the MEDLINE format of PubMed (.nbib). Readers know a record by `PMID` on its first line; ours has no
 * number there, since any number would be that of another work. Source: National Library of Medicine, MEDLINE/PubMed
 * Data Element Descriptions.
 */
export function toNbib(item: CslItem): string {
  const [from] = item.issued?.['date-parts'] ?? [];
  const lines: [tag: string, value: string | undefined][] = [
    ['OWN', 'Prismatlas'],
    ['STAT', 'Publisher'],
    ['DP', from?.[0]?.toString()],
    ['TI', item.title],
    ['AB', item.abstract],
    ...(item.author ?? []).map((name): [string, string] => ['FAU', name.literal]),
    ['LA', LANGUAGES[item.language] ?? item.language],
    ['PT', item.type === 'report' ? 'Technical Report' : undefined],
    ['JT', item['container-title']],
    ['PB', item.publisher],
    ...(item.keyword?.split(', ') ?? []).map((word): [string, string] => ['OT', word]),
    ['GN', item.note],
    ['LID', item.URL],
    ['AID', `${item.id} [prismatlas]`],
  ];
  const written = lines.filter(([, value]) => value).map(([tag, value]) => tagged(tag, value ?? ''));
  return ['PMID- ', ...written, ''].join('\n');
}

function tagged(tag: string, value: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of value.trim().split(/\s+/u)) {
    if (line && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return `${tag.padEnd(4)}- ${[...lines, line].join('\n      ')}`;
}
