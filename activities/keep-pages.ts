import { ERRORS, isErrorCode } from '../schemas/errors.ts';
import { Extraction } from '../schemas/extraction.ts';
import type { Note } from '../schemas/note.ts';
import type { SourceReport } from '../schemas/run.ts';
import type { Activities } from './contract.ts';
import type { ActivityDeps } from './deps.ts';
import { findSource } from './find-source.ts';
import { countKinds, whyEmpty } from './keep-records.ts';
import { mergePages, type ReadPage } from './merge-pages.ts';
import { PageHarvest } from './page-harvest.ts';

/** Makes what all pages of a listing gave together the source's state, in one transaction with its outbox rows. */
export function makeKeepPages({ store, blobs, log, now }: ActivityDeps): Activities['keepPages'] {
  const readJson = async (key: string): Promise<unknown> =>
    JSON.parse(new TextDecoder().decode(await blobs.get(key)));
  return async ({ source: id, batch, runId }) => {
    const source = await findSource(store, id);
    const harvest = PageHarvest.parse(await readJson(batch));
    const pages: ReadPage[] = [];
    for (const { batch: key, ...page } of harvest.pages)
      pages.push({ ...page, extraction: Extraction.parse(await readJson(key)) });
    const records = mergePages(pages);
    const noted = withLimit(pages, harvest.cutAt);
    const report = await store.keepPages(
      { pages: noted, records, isWhole: harvest.isWhole },
      id,
      source.publication === 'publish' ? 'published' : 'awaiting',
      {
        by: `pipeline ${pages[0]?.extraction.extractorVersion ?? ''}`.trim(),
        reason: `read from ${source.name}`,
        at: now(),
      },
    );
    log.info('records kept', { runId, source: id, pages: pages.length, ...report });
    const [first] = noted;
    return {
      source: id,
      name: source.name,
      country: source.country,
      outcome: records.length > 0 ? 'extracted' : 'empty',
      sha256: first?.extraction.document ?? null,
      records: countKinds(records),
      ...report,
      notes: noted.reduce((sum, { extraction }) => sum + extraction.notes.length, 0),
      reason: whyNotWhole(harvest) ?? (records.length > 0 || !first ? null : whyEmpty(first.extraction)),
    };
  };
}

/** The last page of a listing that goes on beyond the source's limit says so. */
function withLimit(pages: readonly ReadPage[], cutAt: string | null): readonly ReadPage[] {
  const last = pages.at(-1);
  if (cutAt === null || !last) return pages;
  const note: Note = {
    code: 'LIMIT_REACHED',
    place: null,
    quote: cutAt,
    message:
      'The listing has more pages than its source says are followed; this is the first that was left out.',
  };
  const extraction = { ...last.extraction, notes: [...last.extraction.notes, note] };
  return [...pages.slice(0, -1), { ...last, extraction }];
}

function whyNotWhole({ failures, isWhole, pages }: PageHarvest): SourceReport['reason'] {
  const [failure] = failures;
  if (isWhole || !failure) return null;
  const { code, message } = failure;
  const sum = `${failures.length} of ${pages.length + failures.length} pages could not be had, so nothing was withdrawn`;
  return { code, message: `${sum}: ${message}`, hint: isErrorCode(code) ? ERRORS[code].hint : null };
}
