import { z } from 'zod';
import { toBibtex } from '../../interchange/bibtex.ts';
import { toApa, toChicago, toIso690, toMla } from '../../interchange/citation.ts';
import { toCsl } from '../../interchange/csl.ts';
import { pinnedAddress } from '../../interchange/pinned-address.ts';
import { toRis } from '../../interchange/ris.ts';
import type { Services } from '../../runtime/services.ts';
import { RecordPage } from '../../schemas/api.ts';
import { AppError } from '../../schemas/errors.ts';
import { recordTitle } from '../../schemas/record.ts';
import type { RecordVersion } from '../../schemas/record-version.ts';
import type { Source } from '../../schemas/source.ts';
import type { Routes } from '../app.ts';
import { permalink } from '../permalink.ts';
import { publicDocument, publicSource } from '../public-view.ts';
import { findRelated } from '../related.ts';

export const recordRoutes: Routes = (app, services) => {
  app.get(
    '/records/:id',
    {
      schema: {
        tags: ['records'],
        summary: 'One record: every field with its evidence, its history, what is related, how to cite it',
        params: z.object({ id: z.string().max(100) }),
        querystring: z.object({
          version: z.coerce
            .number()
            .int()
            .min(1)
            .optional()
            .describe('As it was then; the newest unless told'),
        }),
        response: { 200: RecordPage },
      },
    },
    async (request) => {
      const { id } = request.params;
      return readRecordPage(services, id, {
        address: permalink(request, id),
        version: request.query.version,
      });
    },
  );
};

/**
 * A record as it is, or as it was in a version that was public.
 * @throws NOT_FOUND also for what is not public: that it exists is not told
 */
export async function readRecordPage(
  services: Services,
  id: string,
  { address, version }: { address: string; version?: number | undefined },
): Promise<RecordPage> {
  const { store } = services;
  const newest = await store.findRecord(id);
  if (!newest || !isPublic(newest)) throw new AppError('NOT_FOUND', `there is no record ${id}`, { id });
  const history = await store.recordHistory(id);
  const kept = version === undefined ? newest : history.find((entry) => entry.version === version);
  if (!kept || !isPublic(kept))
    throw new AppError('NOT_FOUND', `record ${id} has no version ${version}`, { id });
  const { record } = kept;
  const [source, document, links, linkChecks] = await Promise.all([
    record.source === null ? null : store.findSource(record.source),
    store.findDocument(record.document, record.source ?? undefined),
    store.findDuplicates(id),
    store.findLinkChecks(record.links),
  ]);
  if (!source || !document)
    throw new AppError('INTERNAL', `record ${id} has no ${source ? 'document' : 'source'} in the store`, {
      id,
    });
  const [related, twins] = await Promise.all([
    findRelated(services.search, record),
    store.findRecords(links.map((link) => link.id)),
  ]);
  return {
    record,
    title: recordTitle(record),
    version: kept.version,
    newestVersion: newest.version,
    status: kept.status,
    changedAt: kept.changedAt,
    changedBy: kept.changedBy,
    source: publicSource(source),
    document: publicDocument(document),
    history: history.map(({ record: _content, hash: _hash, ...entry }) => entry),
    related,
    duplicates: twins.filter(isPublic).map((twin) => ({
      id: twin.record.id,
      title: recordTitle(twin.record),
      kind: twin.record.kind,
      country: twin.record.country,
      score: links.find((link) => link.id === twin.record.id)?.score ?? 0,
      reason: links.find((link) => link.id === twin.record.id)?.reason ?? '',
    })),
    citations: cite(kept, source, address, services.clock.now()),
    linkChecks,
  };
}

/** A withdrawn record stays readable at its address, since it may have been cited. */
const isPublic = (version: RecordVersion): boolean =>
  version.status === 'published' || version.status === 'withdrawn';

function cite(version: RecordVersion, source: Source, address: string, today: Date): RecordPage['citations'] {
  const item = toCsl(version.record, {
    sourceName: source.name,
    publisher: source.publisher ?? null,
    permalink: address,
    pinned: pinnedAddress(address, version.version),
  });
  return {
    apa: toApa(item, today),
    iso690: toIso690(item, today),
    mla: toMla(item, today),
    chicago: toChicago(item, today),
    bibtex: toBibtex(item),
    ris: toRis(item),
    csl: `${JSON.stringify(item, null, 2)}\n`,
  };
}
