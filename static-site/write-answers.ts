import { html } from '../api/pages/html.ts';
import { aboutExport, EXPORT_WRITERS, exportRecords } from '../runtime/export-records.ts';
import { readSourceChanges } from '../runtime/source-changes.ts';
import { EXPORT_FORMATS } from '../schemas/api.ts';
import { SearchQuery } from '../schemas/search.ts';
import { answerFile, editionFile } from './computed-paths.ts';
import { plainPage } from './plain-page.ts';
import type { PortalAnswers } from './portal-answers.ts';
import { addressed } from './site-address.ts';
import type { SiteFiles } from './site-files.ts';
import type { SiteSource } from './site-source.ts';

/** Answers that do not depend on what is asked. */
const ANSWERS = ['/countries', '/sources', '/vocabularies', '/status', '/runs', '/errors', '/schemas'];

/** The API's answers as files, under the addresses they had. */
export async function writeAnswers(
  { services }: SiteSource,
  portal: PortalAnswers,
  files: SiteFiles,
  address: string | null,
): Promise<void> {
  const answers = new Map<string, string>();
  for (const path of ANSWERS) answers.set(path, await portal.text(`/api/v1${path}`));
  const { countries } = JSON.parse(answers.get('/countries') ?? '') as { countries: { code: string }[] };
  const { schemas } = JSON.parse(answers.get('/schemas') ?? '') as { schemas: string[] };
  const further = [
    ...countries.map(({ code }) => `/countries/${code}`),
    ...schemas.map((path) => path.slice(7)),
  ];
  for (const path of further) answers.set(path, await portal.text(`/api/v1${path}`));
  answers.set('/openapi.json', await portal.text('/api/v1/openapi.json'));
  const { sources } = JSON.parse(answers.get('/sources') ?? '') as { sources: { id: string }[] };
  for (const { id } of sources) {
    answers.set(`/changes/${id}`, await portal.text(`/api/v1/changes/${id}`));
    const { editions } = await readSourceChanges(services.store, id, { limit: 1 });
    for (const { at } of editions)
      await files.write(editionFile(id, at), await portal.text(`/api/v1/changes/${id}?to=${at}`));
  }
  for (const [path, text] of answers) await files.write(answerFile(path), addressed(text, address));

  for (const format of EXPORT_FORMATS) {
    const query = SearchQuery.parse({ sort: 'newest' });
    const record = (id: string): string => `${address ?? '..'}/records/${id}/`;
    const about = await aboutExport(services, `${address ?? '..'}/search`);
    const exporting = { query, format, address: record, about };
    await files.write(downloadFile(format), exportRecords(services, exporting));
  }
}

const downloadFile = (format: (typeof EXPORT_FORMATS)[number]): string =>
  `downloads/prismatlas.${EXPORT_WRITERS[format].extension === 'json' ? 'csl.json' : EXPORT_WRITERS[format].extension}`;

/** Pages where the API could be asked: they lead to the same question in the interface, or to the files. */
export async function writeApiPages(files: SiteFiles, isOaiWritten: boolean): Promise<void> {
  const asked = [
    ['api/v1/records', 'Search', '/search'],
    ['api/v1/export', 'Export', '/search'],
    ['api/v1/compare', 'Compare', '/compare'],
  ] as const;
  for (const [folder, title, target] of asked) {
    const path = `${folder}/index.html`;
    const script = `var asked = new URLSearchParams(location.search); asked.delete('format'); location.replace('../../..${target}/' + (asked.size ? '?' + asked : ''));`;
    const content = html`<p>The server that answered here has ended. The same can be asked in <a href="${target}">the interface</a>, or read from <a href="/downloads">files of everything</a>.</p>`;
    await files.write(path, plainPage({ path, title, content, script }));
  }
  const docs = 'api/v1/docs/index.html';
  const ended = html`<p>The server behind this interface has ended. What it answered without being asked anything particular lies where it was: <a href="/api/v1/openapi.json">its description</a>, <a href="/api/v1/sources">sources</a>, <a href="/api/v1/vocabularies">vocabularies</a>, each record under <code>api/v1/records/</code> and its id. Everything at once: <a href="/downloads">files to download</a>.</p>`;
  await files.write(docs, plainPage({ path: docs, title: 'HTTP interface', content: ended }));
  const downloads = 'downloads/index.html';
  const list = html`<p>Every published record, in each format:</p>
<ul>${EXPORT_FORMATS.map((format) => html`<li><a href="/${downloadFile(format)}">${format}</a></li>`)}
${isOaiWritten && html`<li><a href="/oai/ListRecords.xml">OAI-PMH, Dublin Core</a></li>`}</ul>`;
  await files.write(downloads, plainPage({ path: downloads, title: 'Downloads', content: list }));
}
