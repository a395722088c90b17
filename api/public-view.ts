import type { SourceDocument } from '../schemas/document.ts';
import type { Source } from '../schemas/source.ts';

/** Where a file lies on the server is nobody else's business: a path shortened to the file's name. */
export const publicSource = (source: Source): Source =>
  source.path === undefined ? source : { ...source, path: fileName(source.path) };

/** The same for a document's location; addresses stay whole. */
export const publicDocument = (document: SourceDocument): SourceDocument =>
  /^https?:/u.test(document.location) ? document : { ...document, location: fileName(document.location) };

const fileName = (path: string): string =>
  path
    .split(/[\\/]/u)
    .filter((part) => part !== '')
    .at(-1) ?? path;
