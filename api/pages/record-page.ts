import type { RecordPage } from '../../schemas/api.ts';
import { countryName } from '../../schemas/country.ts';
import { FIELDS_BY_KIND } from '../../schemas/record.ts';
import { html } from './html.ts';
import type { Page } from './page.ts';
import { FIELD_WORDS, KIND_WORDS } from './words.ts';

/** schema.org types by kind; source: schema.org 29.0. */
const TYPES = {
  study: 'ScholarlyArticle',
  project: 'ResearchProject',
  practice: 'CreativeWork',
  aspect: 'CreativeWork',
  product: 'CreativeWork',
  case: 'CreativeWork',
} as const;

export function recordPage(found: RecordPage, origin: string): Page {
  const { record, title, source } = found;
  const country = countryName(record.country);
  const canonical = `/records/${record.id}`;
  const fields = FIELDS_BY_KIND[record.kind].flatMap((name) => {
    const value = record.fields[name];
    return value ? [{ name, value }] : [];
  });
  const { purpose, aims, objective, findings, results, authors, author, programme } = record.fields;
  const description = purpose ?? aims ?? objective ?? findings ?? results ?? title;
  const by = authors ?? author;
  const isProject = record.kind === 'project';
  return {
    title,
    description: `${KIND_WORDS[record.kind].one} from ${country}. ${description}`,
    canonical,
    meta: [
      ['citation_title', title],
      ...(by ? [['citation_author', by] as const] : []),
      ...(record.year === null ? [] : [['citation_publication_date', String(record.year)] as const]),
      ['citation_abstract_html_url', `${origin}${canonical}`],
      ['citation_language', record.language],
    ],
    jsonLd: [
      {
        '@type': TYPES[record.kind],
        '@id': `${origin}${canonical}`,
        url: `${origin}${canonical}`,
        name: title,
        description,
        ...(by && (isProject ? { member: organisation(by) } : { author: organisation(by) })),
        ...(isProject && programme && { funder: organisation(programme) }),
        ...(isProject && record.period?.start && { foundingDate: record.period.start }),
        ...(isProject && record.period?.end && { dissolutionDate: record.period.end }),
        ...(!isProject && record.year !== null && { datePublished: String(record.year) }),
        ...(!isProject && {
          inLanguage: record.language,
          spatialCoverage: { '@type': 'Country', name: country, identifier: record.country },
          isPartOf: { '@type': 'Report', name: source.name },
        }),
        ...(isProject && { areaServed: { '@type': 'Country', name: country, identifier: record.country } }),
        ...(record.links.length > 0 && { sameAs: record.links }),
      },
    ],
    content: html`<article lang="${record.language}"><h1>${title}</h1>
<p>${KIND_WORDS[record.kind].one}, <a href="/search?country=${record.country}">${country}</a>${record.year === null ? '' : `, ${record.year}`}</p>
<dl>${fields.map(({ name, value }) => html`<dt>${FIELD_WORDS[name]}</dt><dd>${value}</dd>`)}</dl>
${record.links.length > 0 && html`<h2>Links</h2><ul>${record.links.map((link) => html`<li><a href="${link}" rel="noopener">${link}</a></li>`)}</ul>`}
<p>From: ${source.name}. <a href="/api/v1/documents/${record.document}">The document</a></p>
<h2>Cite</h2><p>${found.citations.apa}</p>
${found.related.length > 0 && html`<h2>Related</h2><ul>${found.related.map((hit) => html`<li><a href="/records/${hit.id}">${hit.title}</a></li>`)}</ul>`}</article>`,
  };
}

const organisation = (name: string) => ({ '@type': 'Organization', name });
