import { countryName } from '../../schemas/country.ts';
import type { SearchHit, SearchQuery, SearchResult } from '../../schemas/search.ts';
import { searchToParameters } from '../../schemas/search-parameters.ts';
import { type Html, html } from './html.ts';
import type { Page } from './page.ts';
import { KIND_WORDS } from './words.ts';

export function searchPage(query: SearchQuery, result: SearchResult): Page {
  const address = (change: Partial<SearchQuery>) =>
    `/search?${searchToParameters({ ...query, cursor: undefined, ...change }).toString()}`;
  const title = query.q ? `“${query.q}”` : 'All records';
  return {
    title,
    description: `${result.total} records: studies, projects and good practices from national reports.`,
    canonical: address({ sort: undefined }),
    content: html`<h1>${title}</h1><p>${result.total} records</p>
${(['kind', 'country'] as const).map(
  (facet) =>
    html`<p>${(result.facets[facet] ?? []).map(({ value, count }) => html`<a href="${address({ filters: { ...query.filters, [facet]: [value] } })}">${facet === 'country' ? countryName(value) : value}</a> (${count}) `)}</p>`,
)}
${hitList(result.hits)}
${result.next !== null && html`<p><a rel="next" href="${address({ cursor: result.next })}">Next page</a></p>`}`,
  };
}

export const hitList = (hits: readonly SearchHit[]): Html =>
  html`<ol>${hits.map(
    (hit) => html`<li lang="${hit.language}"><a href="/records/${hit.id}">${hit.title}</a><br>
${KIND_WORDS[hit.kind].one}, ${countryName(hit.country)}${hit.year === null ? '' : `, ${hit.year}`}
${hit.snippets.map(({ parts }) => html`<br>${parts.map(({ text, isMatch }) => (isMatch ? html`<mark>${text}</mark>` : text))}`)}</li>`,
  )}</ol>`;
