import { describeRecord, toJsonLd } from '../../interchange/json-ld.ts';
import type { RecordPage } from '../../schemas/api.ts';
import { countryName } from '../../schemas/country.ts';
import { FIELDS_BY_KIND } from '../../schemas/record.ts';
import { html } from './html.ts';
import type { Page } from './page.ts';
import { FIELD_WORDS, KIND_WORDS } from './words.ts';

export function recordPage(found: RecordPage, origin: string): Page {
  const { record, title, source } = found;
  const country = countryName(record.country);
  const canonical = `/records/${record.id}`;
  const fields = FIELDS_BY_KIND[record.kind].flatMap((name) => {
    const value = record.fields[name];
    return value ? [{ name, value }] : [];
  });
  const by = record.fields.authors ?? record.fields.author;
  return {
    title,
    description: `${KIND_WORDS[record.kind].one} from ${country}. ${describeRecord(record)}`,
    canonical,
    meta: [
      ['citation_title', title],
      ...(by ? [['citation_author', by] as const] : []),
      ...(record.year === null ? [] : [['citation_publication_date', String(record.year)] as const]),
      ['citation_abstract_html_url', `${origin}${canonical}`],
      ['citation_language', record.language],
    ],
    jsonLd: [toJsonLd(record, { permalink: `${origin}${canonical}`, sourceName: source.name })],
    content: html`<article lang="${record.language}"><h1>${title}</h1>
<p>${KIND_WORDS[record.kind].one}, <a href="/search?country=${record.country}">${country}</a>${record.year === null ? '' : `, ${record.year}`}</p>
<dl>${fields.map(({ name, value }) => html`<dt>${FIELD_WORDS[name]}</dt><dd>${value}</dd>`)}</dl>
${record.links.length > 0 && html`<h2>Links</h2><ul>${record.links.map((link) => html`<li><a href="${link}" rel="noopener">${link}</a></li>`)}</ul>`}
<p>From: ${source.name}. <a href="/api/v1/documents/${record.document}">The document</a></p>
<h2>Cite</h2><p>${found.citations.apa}</p>
${found.related.length > 0 && html`<h2>Related</h2><ul>${found.related.map((hit) => html`<li><a href="/records/${hit.id}">${hit.title}</a></li>`)}</ul>`}</article>`,
  };
}
