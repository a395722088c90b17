import type { CslItem } from './csl.ts';

const TYPES = { report: 'RPRT', document: 'GEN', entry: 'GEN' } as const;

/** One RIS reference, CRLF line ends and a closing ER; source: the RIS format specification, Research Information Systems 2001. */
export function toRis(item: CslItem): string {
  const [from] = item.issued?.['date-parts'] ?? [];
  const lines: [tag: string, value: string | undefined][] = [
    ['TY', TYPES[item.type]],
    ['ID', item.id],
    ...(item.author ?? []).map((name): [string, string] => ['AU', name.literal]),
    ['TI', item.title],
    ['PY', from?.[0]?.toString()],
    ['T2', item['container-title']],
    ['PB', item.publisher],
    ['AB', item.abstract],
    ...(item.keyword?.split(', ') ?? []).map((word): [string, string] => ['KW', word]),
    ['LA', item.language],
    ['UR', item.URL],
    ['N1', item.note],
  ];
  const written = lines
    .filter(([, value]) => value)
    .map(([tag, value]) => `${tag}  - ${oneLine(value ?? '')}`);
  return [...written, 'ER  - ', ''].join('\r\n');
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();
