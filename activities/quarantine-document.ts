import { ERRORS, isErrorCode } from '../schemas/errors.ts';
import type { SourceOutcome } from '../schemas/run.ts';
import type { Activities } from './contract.ts';
import type { ActivityDeps } from './deps.ts';
import { findSource } from './find-source.ts';

/** Sets a document aside with its reason. What its source gave before stays. */
export function makeQuarantineDocument({ store, log }: ActivityDeps): Activities['quarantineDocument'] {
  return async ({ source: id, sha256, code, message, runId }) => {
    const source = await findSource(store, id);
    if (sha256 !== null) {
      const reason = `${code}: ${message}`;
      const before = await store.findDocument(sha256, id);
      if (before?.state !== 'quarantined' || before.reason !== reason)
        await store.quarantineDocument(id, sha256, reason);
    }
    const outcome = outcomeOf(code, sha256);
    log.warn('document not read', { runId, source: id, sha256, outcome, code });
    return {
      source: id,
      name: source.name,
      country: source.country,
      outcome,
      sha256,
      records: {},
      created: 0,
      changed: 0,
      unchanged: 0,
      withdrawn: 0,
      notes: 0,
      reason: { code, message, hint: isErrorCode(code) ? ERRORS[code].hint : null },
    };
  };
}

/** A document that is there but cannot be read is quarantined; one that could not be had has failed. */
function outcomeOf(code: string, sha256: string | null): SourceOutcome {
  if (sha256 !== null || code === 'DOCUMENT_TOO_LARGE') return 'quarantined';
  return code === 'ROBOTS_DENIED' || code === 'ADDRESS_REFUSED' ? 'denied' : 'failed';
}
