import { expect, test } from 'vitest';
import { extractDocument } from '../../../extract/extract-document.ts';

/** The records of a page, each as its kind, text fields, links and figures. */
async function recordsOf(body: string, language: string) {
  const html = `<html lang="${language}"><meta charset="utf-8"><body><main>${body}</main></body></html>`;
  const { records } = await extractDocument({
    bytes: new TextEncoder().encode(html),
    mediaType: 'text/html',
    country: 'FI',
    source: null,
    vocabularies: [],
  });
  return records.map(({ kind, no, year, fields, links, figures }) => ({
    kind,
    no,
    year,
    fields,
    links,
    figures: figures.map(({ value, of }) => `${value} ${of}`),
  }));
}

test('label tables whose values span two columns are one record each', async () => {
  const row = (label: string, value: string) => `<tr><td>${label}</td><td colspan="2">${value}</td></tr>`;
  const table = (rows: readonly (readonly [string, string])[]) =>
    `<table border="0">${rows.map(([label, value]) => row(label, value)).join('')}</table>`;

  const records = await recordsOf(
    `<h1>Good practices</h1>${table([
      ['Title', 'Help desk'],
      ['Aims', 'Advise workers'],
      ['Results', '1,200 clients'],
    ])}${table([
      ['Title', 'Courses for inspectors'],
      ['Aims', 'Recognise exploitation'],
      ['Activities', 'Two-day courses'],
      ['Results', '130 inspectors trained'],
    ])}`,
    'en',
  );

  expect(records.map(({ kind, fields, figures }) => [kind, fields.title, figures])).toEqual([
    ['practice', 'Help desk', ['1200 clients']],
    ['practice', 'Courses for inspectors', ['130 inspectors']],
  ]);
});

test('a study that is headed by its authors and year has them as authors and year', async () => {
  const study = (head: string, about: string) =>
    `<p><b>${head}</b><br>Doel van het onderzoek: ${about}<br>Type onderzoek: Literatuurstudie<br>Dataverzameling: Dossiers</p>`;

  const records = await recordsOf(
    `<h1>Onderzoek</h1>${study('1. Molenaar, S. &amp; Dekker, J. (2019)', 'De winsten in kaart brengen')}${study('2. Vos, A. (2021)', 'De rol van huisartsen')}`,
    'nl',
  );

  expect(records.map(({ kind, no, year, fields }) => [kind, no, year, fields.authors])).toEqual([
    ['study', '1', 2019, 'Molenaar, S. & Dekker, J.'],
    ['study', '2', 2021, 'Vos, A.'],
  ]);
});

test('bold labels without a colon keep their values, also in small letters and as addresses', async () => {
  const [record] = await recordsOf(
    `<h2>Hyvät käytännöt</h2><article><h3>Neuvontapiste</h3><ul>
      <li><b>Tavoitteet</b> Antaa neuvoa</li><li><b>Ajanjakso</b> vuodesta 2018</li>
      <li><b>Toimenpiteet</b> Neuvonta ja etsivä työ</li><li><b>Linkki</b> https://neuvonta.example.fi</li></ul></article>`,
    'fi',
  );

  expect(record).toMatchObject({
    kind: 'practice',
    fields: { title: 'Neuvontapiste', period: 'vuodesta 2018', activities: 'Neuvonta ja etsivä työ' },
    links: ['https://neuvonta.example.fi'],
  });
});
