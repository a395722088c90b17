import type { CslItem } from './csl.ts';

/** One BibTeX entry in UTF-8. Every text stands in double braces, so that case and names of bodies stay as they are. */
export function toBibtex(item: CslItem): string {
  const [from] = item.issued?.['date-parts'] ?? [];
  const fields: [name: string, value: string | undefined][] = [
    [
      'author',
      item.author
        ?.map((name) => `{${escaped(name.literal)}}`)
        .concat(item.custom?.hasMoreAuthors ? 'others' : [])
        .join(' and '),
    ],
    ['title', `{${escaped(item.title)}}`],
    ['year', from?.[0]?.toString()],
    [
      item.type === 'report' ? 'institution' : 'publisher',
      escaped(item.publisher ?? item['container-title']),
    ],
    ['howpublished', escaped(`In: ${item['container-title']}`)],
    ['url', item.URL.replace(/[{}\\]/gu, encodeURIComponent)],
    ['abstract', item.abstract && escaped(item.abstract)],
    ['language', item.language],
    ['note', escaped(item.note)],
  ];
  const body = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}},`);
  return [`@${item.type === 'report' ? 'techreport' : 'misc'}{${item.id},`, ...body, '}', ''].join('\n');
}

const SPECIAL: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

const escaped = (text: string): string =>
  text
    .replace(/\s+/gu, ' ')
    .replace(/[\\~^]|[&%$#_{}]/gu, (sign) => SPECIAL[sign] ?? `\\${sign}`)
    .trim();
