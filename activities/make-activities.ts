import { makeCheckLinks, makeCollectLinks } from './check-links.ts';
import type { Activities } from './contract.ts';
import type { ActivityDeps } from './deps.ts';
import { makeExtractRecords } from './extract-records.ts';
import { makeFetchDocument } from './fetch-document.ts';
import { makeIndexRecords } from './index-records.ts';
import { makeKeepPages } from './keep-pages.ts';
import { makeKeepRecords } from './keep-records.ts';
import { makeListSources } from './list-sources.ts';
import { makeQuarantineDocument } from './quarantine-document.ts';
import { makeReadPages } from './read-pages.ts';
import { makeRebuildIndex } from './rebuild-index.ts';
import { makeReconcile } from './reconcile.ts';
import { makeReportUnchanged } from './report-unchanged.ts';
import { makeRunLedger } from './run-ledger.ts';

/** Every activity, over the same dependencies. */
export function makeActivities(deps: ActivityDeps): Activities {
  return {
    listSources: makeListSources(deps),
    fetchDocument: makeFetchDocument(deps),
    extractRecords: makeExtractRecords(deps),
    keepRecords: makeKeepRecords(deps),
    readPages: makeReadPages(deps),
    keepPages: makeKeepPages(deps),
    quarantineDocument: makeQuarantineDocument(deps),
    reportUnchanged: makeReportUnchanged(deps),
    indexRecords: makeIndexRecords(deps),
    rebuildIndex: makeRebuildIndex(deps),
    reconcile: makeReconcile(deps),
    collectLinks: makeCollectLinks(deps),
    checkLinks: makeCheckLinks(deps),
    ...makeRunLedger(deps),
  };
}
