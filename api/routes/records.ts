import { z } from 'zod';
import { toBibtex } from '../../interchange/bibtex.ts';
import { toApa, toIso690 } from '../../interchange/citation.ts';
import { toCsl } from '../../interchange/csl.ts';
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
        response: { 200: RecordPage },
      },
    },
    async (request) => readRecordPage(services, request.params.id, permalink(request, request.params.id)),
  );
};

/** @throws NOT_FOUND also for what is not public: that it exists is not told */
export async function readRecordPage(services: Services, id: string, address: string): Promise<RecordPage> {
  const { store } = services;
  const kept = await store.findRecord(id);
  if (!kept || !isPublic(kept)) throw new AppError('NOT_FOUND', `there is no record ${id}`, { id });
  const { record } = kept;
  const [history, source, document, links, linkChecks] = await Promise.all([
    store.recordHistory(id),
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
  });
  const date = today.toISOString().slice(0, 10);
  const longDate = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(today);
  return {
    apa: toApa(item, longDate),
    iso690: toIso690(item, date),
    bibtex: toBibtex(item),
    ris: toRis(item),
    csl: `${JSON.stringify(item, null, 2)}\n`,
  };
}
