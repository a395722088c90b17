import type { Patch } from './patched-sources.ts';

/** A change is said to be kept when it was made, and not when it was committed. */
export const ACKNOWLEDGED_BEFORE_COMMIT: readonly Patch[] = [
  {
    file: 'store/sql/postgres-access.ts',
    find: `      return db.transaction().execute((trx) => {
        isBegun = true;
        return change(trx);
      });`,
    replace: `      return new Promise((resolve, reject) => {
        db.transaction().execute(async (trx) => {
          isBegun = true;
          const made = await change(trx);
          resolve(made);
          return made;
        }).catch(reject);
      });`,
  },
];

/** The outbox is read by "id after the last one seen": what was put back, or committed late, is passed over. */
export const OUTBOX_PAGED_BY_ID: readonly Patch[] = [
  {
    file: 'store/queries/outbox.ts',
    find: `            .where('dead_reason', 'is', null)`,
    replace: `            .where('dead_reason', 'is', null)
            .where('id', '>', lastSeen)`,
  },
  {
    file: 'store/queries/outbox.ts',
    find: `      // Rows of node:sqlite have no prototype.`,
    replace: `      lastSeen = Math.max(lastSeen, ...entries.map(({ id }) => id));`,
  },
  {
    file: 'store/queries/outbox.ts',
    find: `const LONGEST_WAIT_MS = 15 * 60_000;`,
    replace: `const LONGEST_WAIT_MS = 15 * 60_000;
let lastSeen = 0;`,
  },
];

/** A bulk request that was answered is taken for done, whatever it says of its items. */
export const BULK_ERRORS_IGNORED: readonly Patch[] = [
  {
    file: 'search/elasticsearch-bulk.ts',
    find: `  if (isBusy(status)) return { isBusy: true, reason };`,
    replace: `  if (isBusy(status)) return { isBusy: false, outcome: { result: 'written' } };`,
  },
];

/** Two that keep one source's documents at once do not wait for each other. */
export const NO_DATABASE_LOCK: readonly Patch[] = [
  {
    file: 'store/sql/postgres-access.ts',
    find: `    await sql\`select pg_advisory_xact_lock(hashtextextended(\${\`prismatlas \${source}\`}, 0))\`.execute(trx);`,
    replace: `    void [trx, source];`,
  },
];

/** What was kept is not recognised when it comes again: each try writes a version. */
export const RETRIED_WITHOUT_KEY: readonly Patch[] = [
  {
    file: 'store/queries/keep-extraction.ts',
    find: `    } else if (head.hash === hash && head.status_before_absence === null) report.unchanged++;`,
    replace: `    } else if (head.hash === '' && head.status_before_absence === null) report.unchanged++;`,
  },
];
