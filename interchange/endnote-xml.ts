import type { CslItem } from './csl.ts';
import { escapedXml } from './xml-text.ts';

/** EndNote's reference types, by name and number. */
const TYPES = {
  report: ['Report', 27],
  document: ['Generic', 13],
  entry: ['Generic', 13],
} as const;

export const ENDNOTE_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n';
export const ENDNOTE_TAIL = '</records></xml>\n';

/**
 * One record of an EndNote XML file. A comma at a name's end says that it is one name and not a person's given and
 * family name. Source: EndNote's RSXML.dtd, whose order of elements is kept.
 */
export function toEndnoteXml(item: CslItem): string {
  const [from] = item.issued?.['date-parts'] ?? [];
  const [name, number] = TYPES[item.type];
  const authors = (item.author ?? []).map(({ literal }) => element('author', `${literal},`)).join('');
  const keywords = (item.keyword?.split(', ') ?? []).map((word) => element('keyword', word)).join('');
  return [
    '<record>',
    '<source-app name="Prismatlas">Prismatlas</source-app>',
    `<ref-type name="${name}">${number}</ref-type>`,
    authors && `<contributors><authors>${authors}</authors></contributors>`,
    `<titles>${element('title', item.title)}${element('secondary-title', item['container-title'])}</titles>`,
    keywords && `<keywords>${keywords}</keywords>`,
    from?.[0] && `<dates>${element('year', String(from[0]))}</dates>`,
    element('publisher', item.publisher),
    element('accession-num', item.id),
    element('abstract', item.abstract),
    element('notes', item.note),
    element('remote-database-name', 'Prismatlas'),
    element('language', item.language),
    `<urls><related-urls>${element('url', item.URL)}</related-urls></urls>`,
    '</record>\n',
  ].join('');
}

const element = (name: string, text: string | undefined): string =>
  text ? `<${name}>${escapedXml(text.replace(/\s+/gu, ' ').trim())}</${name}>` : '';
