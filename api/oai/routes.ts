import { toDublinCore } from '../../interchange/dublin-core.ts';
import { xmlText } from '../../interchange/xml-text.ts';
import type { Services } from '../../runtime/services.ts';
import { countryName } from '../../schemas/country.ts';
import { RECORD_KINDS } from '../../schemas/record.ts';
import type { RecordVersion } from '../../schemas/record-version.ts';
import type { Source } from '../../schemas/source.ts';
import type { Routes } from '../app.ts';
import { mailboxIn } from '../contact.ts';
import { datestamp, OaiError, oaiDocument, type XmlNode } from './answer.ts';
import { isSelected, readSelection, type Selection, writeToken } from './selection.ts';

const PAGE = 100;
/** Records looked at in one go while a page fills. */
const SCAN = 500;
const PREFIX = 'oai:prismatlas:';

type Parameters = Readonly<Record<string, string>>;
interface Context {
  readonly services: Services;
  readonly address: (id: string) => string;
  readonly baseUrl: string;
}
type Verb = (parameters: Parameters, context: Context) => Promise<XmlNode>;

/** OAI-PMH 2.0 with Dublin Core, sets by country and kind, and deleted records kept; source: openarchives.org/OAI/2.0. */
export const oaiRoutes: Routes = (app, services) => {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, new URLSearchParams(String(body))),
  );
  app.route({
    method: ['GET', 'POST'],
    url: '/oai',
    schema: { hide: true },
    handler: async (request, reply) => {
      const origin = request.portalAddress;
      const given =
        request.body instanceof URLSearchParams ? request.body : new URL(request.url, origin).searchParams;
      const context: Context = {
        services,
        baseUrl: `${origin}/oai`,
        address: (id) => `${origin}/records/${encodeURIComponent(id)}`,
      };
      return reply
        .header('content-type', 'text/xml; charset=utf-8')
        .send(await answer(given, context, services.clock.now()));
    },
  });
};

async function answer(given: URLSearchParams, context: Context, now: Date): Promise<string> {
  const parameters: Parameters = Object.fromEntries(given);
  try {
    const verb = parameters.verb ?? '';
    const known = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
    if (!known) throw new OaiError('badVerb', verb ? `no verb "${verb}"` : 'verb is missing');
    const names = [...given.keys()];
    const wrong = names.find((name, index) => !known.takes.includes(name) || names.indexOf(name) !== index);
    if (wrong) throw new OaiError('badArgument', `${verb} does not take "${wrong}" here`);
    const body = await known.run(parameters, context);
    return oaiDocument(context.baseUrl, parameters, now, { [verb]: body });
  } catch (thrown) {
    if (!(thrown instanceof OaiError)) throw thrown;
    // With a wrong verb or argument the request's attributes are left out (section 3.2).
    const attributes = thrown.code === 'badVerb' || thrown.code === 'badArgument' ? {} : parameters;
    return oaiDocument(context.baseUrl, attributes, now, {
      error: { '@code': thrown.code, '#text': xmlText(thrown.message) },
    });
  }
}

const LIST_TAKES = ['verb', 'metadataPrefix', 'from', 'until', 'set', 'resumptionToken'];
const VERBS: Readonly<Record<string, { takes: readonly string[]; run: Verb }>> = {
  Identify: { takes: ['verb'], run: identify },
  ListMetadataFormats: { takes: ['verb', 'identifier'], run: listMetadataFormats },
  ListSets: { takes: ['verb', 'resumptionToken'], run: listSets },
  GetRecord: { takes: ['verb', 'identifier', 'metadataPrefix'], run: getRecord },
  ListIdentifiers: { takes: LIST_TAKES, run: (parameters, context) => list(parameters, context, false) },
  ListRecords: { takes: LIST_TAKES, run: (parameters, context) => list(parameters, context, true) },
};

async function identify(_parameters: Parameters, { baseUrl, services }: Context): Promise<XmlNode> {
  return {
    repositoryName: 'Prismatlas',
    baseURL: baseUrl,
    protocolVersion: '2.0',
    // One is required; where none is configured, the one that every host of pages shall have (RFC 2142, section 5).
    adminEmail: mailboxIn(services.config.contact) ?? `webmaster@${new URL(baseUrl).hostname}`,
    // A lower limit of all datestamps: no record is older than the software.
    earliestDatestamp: '2024-01-01T00:00:00Z',
    deletedRecord: 'persistent',
    granularity: 'YYYY-MM-DDThh:mm:ssZ',
  };
}

async function listMetadataFormats({ identifier }: Parameters, { services }: Context): Promise<XmlNode> {
  if (identifier !== undefined) await find(identifier, services);
  return {
    metadataFormat: {
      metadataPrefix: 'oai_dc',
      schema: 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
      metadataNamespace: 'http://www.openarchives.org/OAI/2.0/oai_dc/',
    },
  };
}

async function listSets({ resumptionToken }: Parameters, { services }: Context): Promise<XmlNode> {
  if (resumptionToken !== undefined) throw new OaiError('badResumptionToken', 'the list of sets is whole');
  const countries = [...new Set((await services.store.listSources()).map((source) => source.country))].sort();
  return {
    set: [
      { setSpec: 'country', setName: 'By country' },
      ...countries.map((code) => ({ setSpec: `country:${code}`, setName: countryName(code) })),
      { setSpec: 'kind', setName: 'By kind' },
      ...RECORD_KINDS.map((kind) => ({ setSpec: `kind:${kind}`, setName: kind })),
    ],
  };
}

async function getRecord({ identifier, metadataPrefix }: Parameters, context: Context): Promise<XmlNode> {
  if (identifier === undefined || metadataPrefix === undefined)
    throw new OaiError('badArgument', 'identifier and metadataPrefix are needed');
  const version = await find(identifier, context.services);
  if (metadataPrefix !== 'oai_dc')
    throw new OaiError('cannotDisseminateFormat', `no format "${metadataPrefix}"`);
  return { record: entry(version, context, await sourcesById(context)) };
}

async function list(parameters: Parameters, context: Context, isWhole: boolean): Promise<XmlNode> {
  const selection = readSelection(parameters);
  const { versions, next } = await page(selection, context.services);
  if (versions.length === 0) throw new OaiError('noRecordsMatch', 'nothing was changed in this time and set');
  const sources = await sourcesById(context);
  const isContinued = next !== null || selection.after !== null;
  return {
    ...(isWhole
      ? { record: versions.map((version) => entry(version, context, sources)) }
      : { header: versions.map(header) }),
    // An empty token ends a list that came in parts.
    ...(isContinued && {
      resumptionToken: { '@cursor': selection.given, '#text': next === null ? '' : writeToken(next) },
    }),
  };
}

async function page(
  selection: Selection,
  { store }: Services,
): Promise<{ versions: RecordVersion[]; next: Selection | null }> {
  const versions: RecordVersion[] = [];
  let after = selection.after ?? undefined;
  for (;;) {
    const scanned = await store.listRecords({ ...(after !== undefined && { after }), limit: SCAN });
    for (const version of scanned) {
      if (!isSelected(version, selection)) continue;
      const last = versions.at(-1);
      // One more than a page holds says that there is a next one.
      if (versions.length === PAGE && last)
        return { versions, next: { ...selection, after: last.record.id, given: selection.given + PAGE } };
      versions.push(version);
    }
    if (scanned.length < SCAN) return { versions, next: null };
    after = scanned.at(-1)?.record.id;
  }
}

async function find(identifier: string, { store }: Services): Promise<RecordVersion> {
  const version = identifier.startsWith(PREFIX)
    ? await store.findRecord(identifier.slice(PREFIX.length))
    : null;
  if (!version || version.status === 'awaiting')
    throw new OaiError('idDoesNotExist', `no record "${identifier}"`);
  return version;
}

const sourcesById = async ({ services }: Context): Promise<ReadonlyMap<string, Source>> =>
  new Map((await services.store.listSources()).map((source) => [source.id, source]));

function header({ record, changedAt, status }: RecordVersion): XmlNode {
  return {
    ...(status !== 'published' && { '@status': 'deleted' }),
    identifier: `${PREFIX}${record.id}`,
    datestamp: datestamp(changedAt),
    setSpec: [`country:${record.country}`, `kind:${record.kind}`],
  };
}

function entry(version: RecordVersion, context: Context, sources: ReadonlyMap<string, Source>): XmlNode {
  if (version.status !== 'published') return { header: header(version) };
  const source = version.record.source === null ? undefined : sources.get(version.record.source);
  const elements = toDublinCore(version.record, {
    sourceName: source?.name ?? 'Prismatlas',
    publisher: source?.publisher ?? null,
    permalink: context.address(version.record.id),
  });
  return {
    header: header(version),
    metadata: {
      'oai_dc:dc': {
        '@xmlns:oai_dc': 'http://www.openarchives.org/OAI/2.0/oai_dc/',
        '@xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        '@xsi:schemaLocation':
          'http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
        ...Object.fromEntries(
          Object.entries(elements)
            .filter(([, values]) => values.length > 0)
            .map(([name, values]) => [`dc:${name}`, values.map(xmlText)]),
        ),
      },
    },
  };
}
