import { XMLBuilder } from 'fast-xml-parser';
import { xmlText } from '../../interchange/xml-text.ts';
import { countryName } from '../../schemas/country.ts';
import { SearchQuery } from '../../schemas/search.ts';
import { searchToParameters } from '../../schemas/search-parameters.ts';
import type { Routes } from '../app.ts';

import { parametersOf, readSearch } from '../search-parameters.ts';

const FEED_LENGTH = 50;
/** Addresses in one sitemap file; source: sitemaps.org protocol 0.9, at most 50,000. */
const SITEMAP_LENGTH = 50_000;

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', format: true });

/** For readers that are programs: an Atom feed of any search, a sitemap, robots.txt. */
export const openWebRoutes: Routes = (app, { search, store, clock }) => {
  app.get('/feed.atom', { schema: { hide: true } }, async (request, reply) => {
    const query = readSearch(parametersOf(request), ['lang']);
    const origin = request.portalAddress;
    const { hits } = await search.search(
      SearchQuery.parse({ ...query, cursor: undefined, sort: 'added', limit: FEED_LENGTH }),
    );
    const versions = await store.findRecords(hits.map((hit) => hit.id));
    const changedAt = new Map(versions.map((version) => [version.record.id, version.changedAt]));
    const newest = versions
      .map((version) => version.changedAt)
      .sort()
      .at(-1);
    const asked = searchToParameters({
      ...query,
      sort: undefined,
      limit: undefined,
      cursor: undefined,
    }).toString();
    const feed = builder.build({
      '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
      feed: {
        '@xmlns': 'http://www.w3.org/2005/Atom',
        id: `${origin}/feed.atom?${asked}`,
        title: xmlText(query.q ? `Prismatlas: ${query.q}` : 'Prismatlas: new records'),
        updated: newest ?? clock.now().toISOString(),
        link: [
          { '@rel': 'self', '@href': `${origin}/feed.atom?${asked}` },
          { '@rel': 'alternate', '@type': 'text/html', '@href': `${origin}/search?${asked}` },
        ],
        author: { name: 'Prismatlas' },
        entry: hits.map((hit) => ({
          id: `${origin}/records/${hit.id}`,
          title: xmlText(hit.title),
          updated: changedAt.get(hit.id) ?? clock.now().toISOString(),
          link: { '@rel': 'alternate', '@href': `${origin}/records/${hit.id}` },
          category: [{ '@term': hit.kind }, { '@term': hit.country, '@label': countryName(hit.country) }],
          summary: xmlText(
            hit.snippets.map(({ parts }) => parts.map(({ text }) => text).join('')).join(' … '),
          ),
        })),
      },
    });
    return reply.header('content-type', 'application/atom+xml; charset=utf-8').send(feed);
  });
  app.get('/sitemap.xml', { schema: { hide: true } }, async (request, reply) => {
    const origin = request.portalAddress;
    const url: object[] = ['/', '/search', '/compare', '/countries'].map((path) => ({
      loc: `${origin}${path}`,
    }));
    for (const country of new Set((await store.listSources()).map((source) => source.country)))
      url.push({ loc: `${origin}/countries/${country}` });
    for (let after: string | undefined; url.length < SITEMAP_LENGTH; ) {
      const page = await store.listRecords({
        ...(after !== undefined && { after }),
        limit: 1000,
        status: 'published',
      });
      for (const { record, changedAt } of page)
        url.push({ loc: `${origin}/records/${record.id}`, lastmod: changedAt.slice(0, 10) });
      after = page.at(-1)?.record.id;
      if (after === undefined) break;
    }
    const sitemap = builder.build({
      '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
      urlset: { '@xmlns': 'http://www.sitemaps.org/schemas/sitemap/0.9', url: url.slice(0, SITEMAP_LENGTH) },
    });
    return reply.header('content-type', 'application/xml; charset=utf-8').send(sitemap);
  });
  app.get('/robots.txt', { schema: { hide: true } }, (request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .send(`User-agent: *\nDisallow: /api/\nSitemap: ${request.portalAddress}/sitemap.xml\n`),
  );
};
