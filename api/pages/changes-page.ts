import type { SourceChanges } from '../../schemas/edition.ts';
import { html } from './html.ts';
import type { Page } from './page.ts';

/** What changed between two editions of a source, for readers without scripts. */
export function changesPage(changes: SourceChanges): Page {
  const { source, counts, added, changed, removed, editions, from, to } = changes;
  const sides = `${from?.slice(0, 10) ?? 'the beginning'} to ${to?.slice(0, 10) ?? 'now'}`;
  const names = (title: string, records: SourceChanges['added']) =>
    records.length > 0 &&
    html`<h2>${title}</h2><ul>${records.map(({ id, title: name }) => html`<li><a href="/records/${id}">${name}</a></li>`)}</ul>`;
  return {
    title: `What changed in ${source.name}`,
    description: `${source.name}, ${sides}: ${counts.added} records added, ${counts.changed} changed, ${counts.removed} no longer there.`,
    canonical: `/changes/${source.id}`,
    content: html`<h1>What changed in ${source.name}</h1>
<p>From ${sides}: ${counts.added} records added, ${counts.changed} changed, ${counts.removed} no longer there, ${counts.unchanged} as they were.</p>
${
  changed.length > 0 &&
  html`<h2>Changed</h2>${changed.map(
    ({ id, title, fields }) =>
      html`<h3><a href="/records/${id}">${title}</a></h3><dl>${fields.map(
        ({ name, before, after }) =>
          html`<dt>${name}</dt><dd><del>${before.join('; ')}</del> <ins>${after.join('; ')}</ins></dd>`,
      )}</dl>`,
  )}`
}
${names('Added', added)}${names('No longer there', removed)}
<h2>All editions</h2><ul>${editions.map(
      (edition) =>
        html`<li><a href="/changes/${source.id}?to=${edition.at}">${edition.at}</a>: ${edition.added} added, ${edition.changed} changed, ${edition.removed} removed (${edition.reason})</li>`,
    )}</ul>`,
  };
}
