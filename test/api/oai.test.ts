import { XMLParser } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '../../api/app.ts';
import { buildApi } from '../../api/server.ts';
import { openEmbeddedAtlas } from '../support/embedded-atlas.ts';

// The checks of the protocol's own validator (openarchives.org/Register/ValidateSite): verbs, tokens, errors, dates, deletions.
let api: Api;
let atlas: Awaited<ReturnType<typeof openEmbeddedAtlas>>;
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  isArray: (name) => ['record', 'header', 'set', 'dc:subject'].includes(name),
});

beforeAll(async () => {
  atlas = await openEmbeddedAtlas();
  await atlas.keep(
    'si-report',
    'SI',
    Array.from({ length: 230 }, (_, index) => ({
      kind: 'project' as const,
      fields: { title: `Project ${index} <&> "quoted" \u0007` },
      concepts: ['exploitation/labour'],
    })),
  );
  await atlas.keep('be-report', 'BE', [
    { kind: 'study', fields: { authors: 'Peeters', purpose: 'Shelters.' } },
  ]);
  await atlas.keep('be-report', 'BE', [{ kind: 'study', fields: { authors: 'Maes', purpose: 'Courts.' } }]);
  await atlas.keep(
    'it-report',
    'IT',
    [{ kind: 'study', fields: { authors: 'Rossi', purpose: 'Not yet.' } }],
    'awaiting',
  );
  api = await buildApi(atlas.services);
});

afterAll(async () => {
  await api.close();
  await atlas.close();
});

async function ask(query: string) {
  const response = await api.inject({ url: `/oai?${query}` });
  expect(response.statusCode).toBe(200);
  expect(response.headers['content-type']).toBe('text/xml; charset=utf-8');
  return parser.parse(response.body)['OAI-PMH'];
}

test('Identify says what the protocol asks for', async () => {
  const { Identify, responseDate, request } = await ask('verb=Identify');

  expect(Identify).toMatchObject({
    protocolVersion: 2,
    deletedRecord: 'persistent',
    granularity: 'YYYY-MM-DDThh:mm:ssZ',
  });
  expect(responseDate).toBe('2026-01-15T10:00:00Z');
  expect(request['@verb']).toBe('Identify');
});

test('a list in parts gives each record once and ends with an empty token', async () => {
  const seen: string[] = [];
  let query = 'verb=ListIdentifiers&metadataPrefix=oai_dc';
  for (let part = 0; part < 10; part += 1) {
    const { ListIdentifiers } = await ask(query);
    seen.push(...ListIdentifiers.header.map((header: { identifier: string }) => header.identifier));
    const token = ListIdentifiers.resumptionToken?.['#text'];
    expect(ListIdentifiers).toHaveProperty('resumptionToken');
    if (!token) break;
    query = `verb=ListIdentifiers&resumptionToken=${token}`;
  }

  expect(seen).toHaveLength(232);
  expect(new Set(seen).size).toBe(232);
});

test('a withdrawn record stays, marked as deleted and without metadata', async () => {
  const { ListRecords } = await ask('verb=ListRecords&metadataPrefix=oai_dc&set=country:BE');

  const deleted = ListRecords.record.filter(
    (record: { header: [{ '@status'?: string }] }) => record.header[0]['@status'] === 'deleted',
  );
  expect(ListRecords.record).toHaveLength(2);
  expect(deleted).toHaveLength(1);
  expect(deleted[0]).not.toHaveProperty('metadata');
});

test('GetRecord gives Dublin Core with text that XML would break on, escaped', async () => {
  const { ListIdentifiers } = await ask('verb=ListIdentifiers&metadataPrefix=oai_dc&set=kind:project');
  const { identifier } = ListIdentifiers.header[0];

  const { GetRecord } = await ask(`verb=GetRecord&metadataPrefix=oai_dc&identifier=${identifier}`);

  const dc = GetRecord.record[0].metadata['oai_dc:dc'];
  expect(dc['dc:title']).toMatch(/^Project \d+ <&> "quoted"/);
  expect(dc).toMatchObject({ 'dc:type': 'project', 'dc:coverage': 'SI', 'dc:language': 'en' });
});

test('a day as until means the whole day', async () => {
  const { ListIdentifiers } = await ask(
    'verb=ListIdentifiers&metadataPrefix=oai_dc&from=2026-01-15&until=2026-01-15&set=kind:study',
  );

  expect(ListIdentifiers.header).toHaveLength(2);
});

test('POST is answered like GET', async () => {
  const response = await api.inject({
    method: 'POST',
    url: '/oai',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'verb=ListSets',
  });

  expect(parser.parse(response.body)['OAI-PMH'].ListSets.set[0].setSpec).toBe('country');
});

describe('errors', () => {
  test.each([
    ['', 'badVerb'],
    ['verb=Nonsense', 'badVerb'],
    ['verb=constructor', 'badVerb'],
    ['verb=Identify&metadataPrefix=oai_dc', 'badArgument'],
    ['verb=ListRecords', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=marc21', 'cannotDisseminateFormat'],
    ['verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=yesterday', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-31T00:00:00', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-01', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-01-02T00:00:00Z', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&set=color:red', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&until=2024-01-01', 'noRecordsMatch'],
    ['verb=ListRecords&resumptionToken=nonsense', 'badResumptionToken'],
    ['verb=ListRecords&resumptionToken=x&metadataPrefix=oai_dc', 'badArgument'],
    ['verb=ListSets&resumptionToken=x', 'badResumptionToken'],
    ['verb=GetRecord&metadataPrefix=oai_dc', 'badArgument'],
    ['verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:prismatlas:study_0', 'idDoesNotExist'],
    ['verb=ListMetadataFormats&identifier=x', 'idDoesNotExist'],
  ])('?%s is %s', async (query, code) => {
    expect((await ask(query)).error['@code']).toBe(code);
  });
});

test('what awaits approval is never given', async () => {
  expect((await ask('verb=ListRecords&metadataPrefix=oai_dc&set=country:IT')).error['@code']).toBe(
    'noRecordsMatch',
  );
});
