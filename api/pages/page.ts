import type { Html } from './html.ts';
import { escapeHtml, html, jsonInScript } from './html.ts';

/** What the server says of a page: enough for a reader without scripts, a search engine and a reference manager. */
export interface Page {
  readonly title: string;
  readonly description: string;
  /** Path and parameters of the page's one address. */
  readonly canonical: string;
  readonly content: Html;
  /** schema.org objects. */
  readonly jsonLd?: readonly object[];
  /** Further meta elements, name to values: Highwire's `citation_…`, which Zotero and Google Scholar read. */
  readonly meta?: readonly (readonly [name: string, value: string])[];
  readonly status?: 200 | 404;
}

const DESCRIPTION_LENGTH = 300;

/**
 * Puts a page's words into the built index.html: title, description and data into the head; the content into its
 * noscript element, so that it is read where scripts do not run and never flashes where they do.
 */
export function fillShell(shell: string, page: Page, origin: string): string {
  const address = `${origin}${page.canonical}`;
  const title = page.title === 'Prismatlas' ? page.title : `${page.title} – Prismatlas`;
  const description = page.description.slice(0, DESCRIPTION_LENGTH);
  const head = html`<link rel="canonical" href="${address}">
<meta property="og:title" content="${title}"><meta property="og:description" content="${description}"><meta property="og:url" content="${address}">
${(page.meta ?? []).map(([name, value]) => html`<meta name="${name}" content="${value}">\n`)}${(
  page.jsonLd ?? []
).map(
  (object) =>
    html`<script type="application/ld+json">${jsonInScript({ '@context': 'https://schema.org', ...object })}</script>\n`,
)}`;
  return shell
    .replace(/<title>[^<]*<\/title>/u, () => `<title>${escapeHtml(title)}</title>`)
    .replace(
      /<meta name="description"[^>]*>/u,
      () => html`<meta name="description" content="${description}">`.markup,
    )
    .replace('</head>', () => `${head.markup}</head>`)
    .replace(/<noscript>[\s\S]*?<\/noscript>/u, () => `<noscript>${frame(page.content).markup}</noscript>`);
}

const frame = (content: Html): Html => html`<header><p><a href="/">Prismatlas</a></p>
<form action="/search" role="search"><label>Search <input name="q" type="search"></label> <button>Search</button></form>
<nav><a href="/search">All records</a> · <a href="/compare">Compare countries</a> · <a href="/countries">Countries</a> · <a href="/api/v1/docs">HTTP interface</a></nav></header>
<main>${content}</main>`;
