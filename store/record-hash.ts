import { createHash } from 'node:crypto';
import { canonicalJson } from '../schemas/canonical-json.ts';
import type { AtlasRecord } from '../schemas/record.ts';

/**
 * sha256, in lower-case hex, of a record's canonical JSON without `document`. The document's hash is left out since
 * it changes with any byte of the document, a date in a page's footer for example, while the record and the places
 * of its evidence stay as they are. Everything else counts: evidence that moved makes another hash.
 */
export function recordHash(record: AtlasRecord): string {
  const { document: _document, ...lasting } = record;
  return createHash('sha256').update(canonicalJson(lasting)).digest('hex');
}
