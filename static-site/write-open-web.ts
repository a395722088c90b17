import { escapeHtml, html } from '../api/pages/html.ts';
import { summariseCountries } from '../api/routes/countries.ts';
import { countryName } from '../schemas/country.ts';
import { recordTitle } from '../schemas/record.ts';
import { plainPage } from './plain-page.ts';
import type { PortalAnswers } from './portal-answers.ts';
import { addressed } from './site-address.ts';
import type { SiteFiles } from './site-files.ts';
import type { SiteSource } from './site-source.ts';

const LIST_LENGTH = 500;
/** Source: sitemaps.org protocol 0.9, at most 50,000 addresses in a file. */
const SITEMAP_LENGTH = 50_000;

/** For readers without scripts and for crawlers: every record in plain lists. */
export async function writeLists({ published }: SiteSource, files: SiteFiles): Promise<void> {
  const byCountry = published.toSorted(
    (a, b) => a.record.country.localeCompare(b.record.country, 'en') || (a.record.id < b.record.id ? -1 : 1),
  );
  const pages = Math.max(1, Math.ceil(byCountry.length / LIST_LENGTH));
  const address = (page: number): string => (page === 1 ? '/list' : `/list/${page}`);
  for (let page = 1; page <= pages; page++) {
    const path = `${address(page).slice(1)}/index.html`;
    const content = html`<ul>${byCountry
      .slice((page - 1) * LIST_LENGTH, page * LIST_LENGTH)
      .map(
        ({ record }) =>
          html`<li><a href="/records/${record.id}" lang="${record.language}">${recordTitle(record)}</a>, ${countryName(record.country)}</li>`,
      )}</ul>
<p>${page > 1 && html`<a rel="prev" href="${address(page - 1)}">Page before</a> `}${page < pages && html`<a rel="next" href="${address(page + 1)}">Next page</a>`}</p>`;
    await files.write(path, plainPage({ path, title: 'Every record', content }));
  }
}

/** What needs whole addresses: the sitemap, OAI-PMH's records as one file, and the last word of the feeds. */
export async function writeOpenWeb(
  source: SiteSource,
  portal: PortalAnswers,
  files: SiteFiles,
  address: string,
): Promise<void> {
  const countries = await summariseCountries(source.services);
  const pages = [
    ...[
      '',
      'search/',
      'compare/',
      'countries/',
      'about/',
      ...countries.map(({ code }) => `countries/${code}/`),
    ].map((path) => ({ path, changed: null })),
    ...source.published.map(({ record, changedAt }) => ({
      path: `records/${record.id}/`,
      changed: changedAt.slice(0, 10),
    })),
  ];
  const maps = Array.from({ length: Math.ceil(pages.length / SITEMAP_LENGTH) }, (_, at) =>
    urlSet(pages.slice(at * SITEMAP_LENGTH, (at + 1) * SITEMAP_LENGTH), address),
  );
  const [only = ''] = maps;
  if (maps.length === 1) await files.write('sitemap.xml', only);
  else {
    for (const [at, map] of maps.entries()) await files.write(`sitemap-${at + 1}.xml`, map);
    const entries = maps.map(
      (_, at) => `<sitemap><loc>${escapeHtml(address)}/sitemap-${at + 1}.xml</loc></sitemap>`,
    );
    await files.write('sitemap.xml', `${XML}<sitemapindex ${SITEMAP}>${entries.join('')}</sitemapindex>\n`);
  }
  await files.write('robots.txt', `User-agent: *\nAllow: /\nSitemap: ${address}/sitemap.xml\n`);
  await files.write('oai/ListRecords.xml', addressed(await allOaiRecords(portal), address));
  await files.write('feed.atom', lastFeed(source.services.clock.now().toISOString(), address));
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';
const SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

const urlSet = (
  pages: readonly { readonly path: string; readonly changed: string | null }[],
  address: string,
): string =>
  `${XML}<urlset ${SITEMAP}>\n${pages
    .map(
      ({ path, changed }) =>
        `<url><loc>${escapeHtml(`${address}/${path}`)}</loc>${changed === null ? '' : `<lastmod>${changed}</lastmod>`}</url>\n`,
    )
    .join('')}</urlset>\n`;

/** The answers to ListRecords put together as if the list had come in one. */
async function allOaiRecords(portal: PortalAnswers): Promise<string> {
  const first = await portal.text('/oai?verb=ListRecords&metadataPrefix=oai_dc');
  const token = /<resumptionToken[^>]*>([^<]*)<\/resumptionToken>|<resumptionToken[^>]*\/>/u;
  const records: string[] = [];
  for (let page = first; ; ) {
    records.push(...page.matchAll(/<record>.*?<\/record>/gsu).map(([record]) => record));
    const next = token.exec(page)?.[1];
    if (!next) break;
    page = await portal.text(`/oai?verb=ListRecords&resumptionToken=${encodeURIComponent(next)}`);
  }
  return first.replace(
    /<ListRecords>.*<\/ListRecords>/su,
    () => `<ListRecords>\n${records.join('\n')}\n</ListRecords>`,
  );
}

/** Whoever followed any feed is told that nothing follows. */
const lastFeed = (now: string, address: string): string =>
  `${XML}<feed xmlns="http://www.w3.org/2005/Atom"><id>${escapeHtml(address)}/feed.atom</id><title>Prismatlas</title><updated>${now}</updated><author><name>Prismatlas</name></author><link rel="alternate" href="${escapeHtml(address)}/"/><entry><id>${escapeHtml(address)}/feed.atom#ended</id><title>This portal is an archive now</title><updated>${now}</updated><link rel="alternate" href="${escapeHtml(address)}/"/><summary>Nothing new will come. Everything that was published stays readable and searchable.</summary></entry></feed>\n`;
