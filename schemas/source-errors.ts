import type { ErrorCode } from './errors.ts';

/** Codes that tell of a source or its document; any other tells of the parts underneath, and ends the run. */
const ABOUT_THE_SOURCE: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'UNKNOWN_SOURCE',
  'FILE_NOT_FOUND',
  'FILE_NOT_READABLE',
  'NOT_A_FILE',
  'DOCUMENT_EMPTY',
  'DOCUMENT_TOO_LARGE',
  'MEDIA_TYPE_UNSUPPORTED',
  'PDF_INVALID',
  'PDF_ENCRYPTED',
  'TEXT_UNDECODABLE',
  'DOCUMENT_RESOURCE_LIMIT',
  'EXTRACTION_FAILED',
  'ADDRESS_REFUSED',
  'ROBOTS_DENIED',
  'SOURCE_UNREACHABLE',
  'SOURCE_REFUSED',
  'RATE_LIMITED',
]);

export const isAboutTheSource = ({ code }: { readonly code: ErrorCode }): boolean =>
  ABOUT_THE_SOURCE.has(code);

/** Codes of defects: met with a document in hand, it is the document that brings them out. */
const DEFECTS: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['INTERNAL', 'INVALID_INPUT', 'CONFLICT']);

/**
 * Whether a document that was fetched is to be set aside for this error. A defect that one document brings out must not
 * end the run of all others; what is set aside is read again by the next run.
 */
export const isAboutTheDocument = (error: { readonly code: ErrorCode }): boolean =>
  isAboutTheSource(error) || DEFECTS.has(error.code);
