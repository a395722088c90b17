import { html } from '../api/pages/html.ts';
import { fillShell, type Page } from '../api/pages/page.ts';
import { recordPage } from '../api/pages/record-page.ts';
import { renderPage } from '../api/pages/render.ts';
import { summariseCountries } from '../api/routes/countries.ts';
import { readRecordPage } from '../api/routes/records.ts';
import { plainPage } from './plain-page.ts';
import { placedPage, UNKNOWN_ADDRESS } from './site-address.ts';
import type { SiteFiles } from './site-files.ts';
import type { SiteSource } from './site-source.ts';

/** Pages of the interface that stand at one address each; the front page is a folder too. */
const PAGES = [
  '/',
  '/search',
  '/compare',
  '/compare/records',
  '/gaps',
  '/countries',
  '/runs',
  '/saved',
  '/suggest',
  '/about',
];

interface PageWriting {
  readonly source: SiteSource;
  readonly files: SiteFiles;
  /** The built interface's page, which the words of each address are put into. */
  readonly shell: string;
  readonly address: string | null;
}

/** Every page with its content, as the server gives it, and what the server answers of each record. */
export async function writePages(writing: PageWriting): Promise<void> {
  const { source, shell, address, files } = writing;
  const write = (path: string, page: Page): Promise<void> => {
    const file = `${path.slice(1)}${path === '/' ? '' : '/'}index.html`;
    return files.write(file, placedPage(fillShell(shell, page, UNKNOWN_ADDRESS), file, address));
  };
  const countries = await summariseCountries(source.services);
  const sources = await source.services.store.listSources();
  const further = [
    ...countries.map(({ code }) => `/countries/${code}`),
    ...sources.map(({ id }) => `/changes/${id}`),
  ];
  for (const path of [...PAGES, ...further]) {
    const page = await renderPage(source.services, new URL(UNKNOWN_ADDRESS + path));
    await write(path, path === '/search' ? withList(page) : page);
  }
  for (const { record } of [...source.published, ...source.withdrawn]) {
    const found = await readRecordPage(source.services, record.id, {
      address: `${UNKNOWN_ADDRESS}/records/${record.id}`,
    });
    const folder = `records/${record.id}`;
    await write(`/${folder}`, recordPage(found, UNKNOWN_ADDRESS));
    const answer = JSON.stringify(found);
    await files.write(
      `api/v1/${folder}`,
      address === null ? answer : answer.replaceAll(UNKNOWN_ADDRESS, address),
    );
    await files.write(
      `r/${record.id}/index.html`,
      plainPage({ path: `r/${record.id}/index.html`, title: found.title, goTo: `/${folder}` }),
    );
  }
}

/** Without scripts a search is a list: facets and further pages would all lead to this same file. */
const withList = (page: Page): Page => ({
  ...page,
  content: {
    markup: page.content.markup
      .replace(/<p><a rel="next".*?<\/p>/su, '')
      .concat(html`<p><a href="/list">Every record as a plain list</a></p>`.markup),
  },
});
