import type { CountryPage, CountrySummary } from '../../schemas/api.ts';
import type { Comparison } from '../../schemas/compare.ts';
import { countryName } from '../../schemas/country.ts';
import { RECORD_KINDS } from '../../schemas/record.ts';
import { type Html, html } from './html.ts';
import type { Page } from './page.ts';
import { hitList } from './search-page.ts';
import { KIND_WORDS } from './words.ts';

const SENTENCE =
  'Studies, projects and good practices on victimization and trafficking in human beings, from national reports: searchable, comparable, each value with its source.';

export const frontPage = (countries: readonly CountrySummary[], origin: string): Page => ({
  title: 'Prismatlas',
  description: SENTENCE,
  canonical: '/',
  jsonLd: [
    {
      '@type': 'WebSite',
      name: 'Prismatlas',
      url: origin,
      description: SENTENCE,
      potentialAction: {
        '@type': 'SearchAction',
        target: { '@type': 'EntryPoint', urlTemplate: `${origin}/search?q={search_term_string}` },
        'query-input': 'required name=search_term_string',
      },
    },
  ],
  content: html`<h1>Prismatlas</h1><p>${SENTENCE}</p>${countryList(countries)}`,
});

export const countriesPage = (countries: readonly CountrySummary[]): Page => ({
  title: 'Countries',
  description: `Reports from ${countries.map(({ code }) => countryName(code)).join(', ')}.`,
  canonical: '/countries',
  content: html`<h1>Countries</h1>${countryList(countries)}`,
});

const countryList = (countries: readonly CountrySummary[]): Html =>
  html`<ul>${countries.map(
    (country) =>
      html`<li><a href="/countries/${country.code}">${countryName(country.code)}</a>: ${countKinds(country)}</li>`,
  )}</ul>`;

const countKinds = ({ kinds }: CountrySummary): string =>
  RECORD_KINDS.flatMap((kind) => {
    const count = kinds[kind];
    if (!count) return [];
    return [`${count} ${count === 1 ? KIND_WORDS[kind].one.toLowerCase() : KIND_WORDS[kind].many}`];
  }).join(', ');

export function countryPage({ country, reports, highlights }: CountryPage, origin: string): Page {
  const name = countryName(country.code);
  return {
    title: name,
    description: `${name}: ${countKinds(country)}.`,
    canonical: `/countries/${country.code}`,
    jsonLd: reports.map(({ source, searchStatement }) => ({
      '@type': 'Dataset',
      name: source.name,
      description: searchStatement?.method?.text ?? `Records of ${source.name}`,
      url: `${origin}/countries/${country.code}`,
      // An address, or the name of what has one elsewhere.
      license: /^https?:/u.test(source.licence)
        ? source.licence
        : { '@type': 'CreativeWork', name: source.licence },
      spatialCoverage: { '@type': 'Country', name, identifier: country.code },
      ...(source.publisher && { creator: { '@type': 'Organization', name: source.publisher } }),
    })),
    content: html`<h1>${name}</h1><p>${countKinds(country)}</p>
${reports.map(
  ({ source, searchStatement, statistics }) => html`<section><h2>${source.name}</h2>
${searchStatement?.method && html`<p>${searchStatement.method.text}</p>`}
${searchStatement && html`<ul>${Object.values(searchStatement.flow).map((step) => step && html`<li>${step.label}: ${step.printed}</li>`)}</ul>`}
${statistics.length > 0 && html`<ul>${statistics.map((statistic) => html`<li>${statistic.quote}</li>`)}</ul>`}</section>`,
)}
${hitList(highlights)}<p><a href="/search?country=${country.code}">All records from ${name}</a></p>`,
  };
}

/** One table, as a reader without scripts or with a screen reader walks it. */
export const comparePage = (comparison: Comparison, canonical: string): Page => ({
  title: `Compare ${comparison.countries.map((code) => countryName(code)).join(', ')} by ${comparison.by}`,
  description: `Records by ${comparison.by} and country, counted from what is published now.`,
  canonical,
  content: html`<h1>Countries by ${comparison.by}</h1>
<table><thead><tr><th scope="col">${comparison.by}</th>${comparison.countries.map((code) => html`<th scope="col">${countryName(code)}</th>`)}</tr></thead>
<tbody>${comparison.rows.map(
    (row) =>
      html`<tr><th scope="row">${row.value}</th>${row.cells.map((cell) => html`<td>${cell.state === 'counted' ? html`<a href="/search?${comparison.by}=${row.value}&amp;country=${cell.country}">${cell.count}</a>` : cell.state.replaceAll('-', ' ')}</td>`)}</tr>`,
  )}</tbody></table>`,
});

export const appPage = (path: string): Page => ({
  title: 'Prismatlas',
  description: SENTENCE,
  canonical: path,
  content: html`<h1>Prismatlas</h1><p>This page draws and stores things in your browser and needs JavaScript. Search, records, countries and comparisons can be read without it.</p>`,
});

export const missingPage = (path: string): Page => ({
  title: 'Not found',
  description: 'There is nothing at this address.',
  canonical: path,
  status: 404,
  content: html`<h1>Not found</h1><p>There is nothing at this address. <a href="/search">All records</a></p>`,
});
