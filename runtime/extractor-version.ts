import { createHash } from 'node:crypto';
import { EXTRACTOR_VERSION } from '../extract/extract-document.ts';
import type { Vocabulary } from '../schemas/vocabulary.ts';

/**
 * What a document was read with: the extractor and the vocabularies, since either may give other records. A document
 * read with another version is read anew at the next ingest.
 */
export function extractorVersion(vocabularies: readonly Vocabulary[]): string {
  // How a concept is explained to readers changes no record.
  const words = JSON.stringify(vocabularies, (name, value: unknown) =>
    ['definition', 'definitions', 'source'].includes(name) ? undefined : value,
  );
  const hash = createHash('sha256').update(words).digest('hex');
  return `${EXTRACTOR_VERSION}+${hash.slice(0, 8)}`;
}
