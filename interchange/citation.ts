import type { CslItem } from './csl.ts';

/**
 * A citation in APA 7 and in ISO 690:2021 (author-date). Written here and not by a CSL processor because names are
 * literals and there are three types only: see docs/decisions/0003-citations.md.
 */
export function toApa(item: CslItem, accessedOn: string): string {
  const by = names(item, '&');
  const container = item.publisher
    ? `${item['container-title']}. ${item.publisher}`
    : item['container-title'];
  const year = years(item) ?? 'n.d.';
  const head = by ? `${dot(by)} (${year}). ${dot(item.title)}` : `${stop(item.title)} (${year}).`;
  return `${head} In ${dot(container)} Retrieved ${accessedOn}, from ${item.URL}`;
}

export function toIso690(item: CslItem, accessedOn: string): string {
  const by = names(item, 'and', (name) => name.toUpperCase());
  const where = [item['container-title'], item.publisher, years(item) ?? 'undated']
    .filter(Boolean)
    .join(', ');
  return `${by ? `${dot(by)} ` : ''}${dot(item.title)} Online. In: ${dot(where)} [viewed ${accessedOn}]. Available from: ${item.URL}`;
}

function names(item: CslItem, last: string, write = (name: string) => name): string | null {
  const all = item.author?.map((name) => write(name.literal)) ?? [];
  const end = all.at(-1);
  if (end === undefined) return null;
  return all.length === 1 ? end : `${all.slice(0, -1).join(', ')} ${last} ${end}`;
}

function years(item: CslItem): string | null {
  const all = item.issued?.['date-parts'].map((date) => date[0]) ?? [];
  return all.length > 0 ? [...new Set(all)].join('–') : null;
}

const stop = (text: string): string => text.replace(/\.$/u, '');
const dot = (text: string): string => (/[.!?]$/u.test(text) ? text : `${text}.`);
