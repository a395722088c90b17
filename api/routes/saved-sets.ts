import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { aboutExport, EXPORT_WRITERS, exportRecords } from '../../runtime/export-records.ts';
import type { Services } from '../../runtime/services.ts';
import { ExportFormat } from '../../schemas/api.ts';
import { AppError } from '../../schemas/errors.ts';
import { recordTitle } from '../../schemas/record.ts';
import { CreatedSet, type KeptSet, SavedSet, SavedSetInput } from '../../schemas/saved-set.ts';
import { SearchQuery } from '../../schemas/search.ts';
import type { Routes } from '../app.ts';
import { permalink } from '../permalink.ts';

/** 128 bits name a set, 256 bits allow its change: neither is found by trying. */
const ID_BYTES = 16;
const KEY_BYTES = 32;
const BODY_LIMIT_BYTES = 2 * 1024 * 1024;
/** A reader makes few sets and changes them often; a script that fills the store does otherwise. */
const MAKING = { rateLimit: { max: 30, timeWindow: '1 hour' } };
const CHANGING = { rateLimit: { max: 120, timeWindow: '1 minute' } };

const Params = z.object({ id: z.string().regex(/^[\w-]{22}$/, 'not the id of a set') });
const Version = z.coerce.number().int().min(1).optional();
/** A set is exported whole, in its own order. */
const EVERYTHING = SearchQuery.parse({});
const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');

/**
 * Sets of records that a reader keeps on the server without an account. Whoever knows the link reads a set, whoever
 * knows the key as well changes or deletes it. Accounts, once there are any, own sets by the same rows.
 */
export const savedSetRoutes: Routes = (app, services) => {
  const { store, clock } = services;
  // Who has the link reads a set; nobody else is to find it.
  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-robots-tag', 'noindex').header('cache-control', 'no-store');
  });

  app.post(
    '/sets',
    {
      bodyLimit: BODY_LIMIT_BYTES,
      config: MAKING,
      schema: {
        tags: ['sets'],
        summary: 'Keeps a set of records under a new link; its edit key is told this once',
        body: SavedSetInput,
        response: { 201: CreatedSet },
      },
    },
    async (request, reply) => {
      const id = randomBytes(ID_BYTES).toString('base64url');
      const editKey = randomBytes(KEY_BYTES).toString('base64url');
      await store.saveSet({
        id,
        version: 1,
        keyHash: hashOf(editKey),
        content: request.body,
        changedAt: clock.now().toISOString(),
      });
      return reply.code(201).send({ id, version: 1, editKey });
    },
  );
  app.get(
    '/sets/:id',
    {
      schema: {
        tags: ['sets'],
        summary: 'A set by its link: its records with their notes, as it is now or was in a version',
        params: Params,
        querystring: z.object({ version: Version }),
        response: { 200: SavedSet },
      },
    },
    async (request) => readSet(services, await find(services, request.params.id, request.query.version)),
  );
  app.put(
    '/sets/:id',
    {
      bodyLimit: BODY_LIMIT_BYTES,
      config: CHANGING,
      schema: {
        tags: ['sets'],
        summary:
          'Changes a set; needs its key as `Authorization: Bearer KEY`, and says which version it changes',
        params: Params,
        querystring: z.object({ version: z.coerce.number().int().min(1) }),
        body: SavedSetInput,
        response: { 200: SavedSet },
      },
    },
    async (request) => {
      const { id } = request.params;
      const kept = await find(services, id);
      checkKey(request, kept);
      const next = {
        ...kept,
        version: request.query.version + 1,
        content: request.body,
        changedAt: clock.now().toISOString(),
      };
      await store.saveSet(next);
      return readSet(services, next);
    },
  );
  app.delete(
    '/sets/:id',
    {
      config: CHANGING,
      schema: {
        tags: ['sets'],
        summary: 'Deletes a set with all its versions; needs its key as `Authorization: Bearer KEY`',
        params: Params,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      checkKey(request, await find(services, request.params.id));
      await store.deleteSet(request.params.id);
      return reply.code(204).send(null);
    },
  );
  app.get(
    '/sets/:id/export',
    {
      schema: {
        tags: ['sets'],
        summary: 'The published records of a set as a file',
        params: Params,
        querystring: z.object({ format: ExportFormat.default('ndjson'), version: Version }),
      },
    },
    async (request, reply) => {
      const { format, version } = request.query;
      const { content } = await find(services, request.params.id, version);
      const { mediaType, extension } = EXPORT_WRITERS[format];
      async function* matchingIds(): AsyncGenerator<string> {
        for (const { id } of content.items) yield id;
      }
      const pinned = version === undefined ? '' : `?version=${version}`;
      const link = `${request.portalAddress}/sets/${request.params.id}${pinned}`;
      const exporting = {
        query: EVERYTHING,
        format,
        about: await aboutExport(services, link),
        address: (id: string) => permalink(request, id),
      };
      return reply
        .header('content-type', mediaType)
        .header('content-disposition', `attachment; filename="prismatlas-set.${extension}"`)
        .send(Readable.from(exportRecords({ store, search: { matchingIds } }, exporting)));
    },
  );
};

async function find({ store }: Services, id: string, version?: number): Promise<KeptSet> {
  const kept = await store.findSet(id, version);
  if (!kept) throw new AppError('NOT_FOUND', 'there is no such set, or it was deleted', { id });
  return kept;
}

/** @throws WRONG_EDIT_KEY */
function checkKey(request: FastifyRequest, kept: KeptSet): void {
  const [, key = ''] = /^Bearer (\S+)$/iu.exec(request.headers.authorization ?? '') ?? [];
  if (!timingSafeEqual(Buffer.from(hashOf(key)), Buffer.from(kept.keyHash)))
    throw new AppError('WRONG_EDIT_KEY', 'the key does not fit this set');
}

/** The set with what its records are now; one that is not public keeps its place without telling more. */
async function readSet({ store }: Services, { id, version, content, changedAt }: KeptSet): Promise<SavedSet> {
  const [versions, found] = await Promise.all([
    store.listSetVersions(id),
    store.findRecords(content.items.map((item) => item.id)),
  ]);
  const records = new Map(
    found
      .filter(({ status }) => status === 'published' || status === 'withdrawn')
      .map(({ record, status }) => [
        record.id,
        { title: recordTitle(record), kind: record.kind, country: record.country, status },
      ]),
  );
  return {
    id,
    name: content.name,
    version,
    changedAt,
    versions,
    items: content.items.map((item) => ({ ...item, record: records.get(item.id) ?? null })),
  };
}
