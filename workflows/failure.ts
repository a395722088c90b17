import { type ErrorCode, isErrorCode } from '../schemas/errors.ts';

/** What an activity failed with, whoever ran it. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
}

/**
 * The error code in what an activity threw: our own error in this process, or under Temporal an application failure
 * whose type is the code, at the end of a chain of causes. Null when it is neither: a cancellation or a defect.
 */
export function failureOf(thrown: unknown): Failure | null {
  let error: unknown = thrown;
  while (error instanceof Error) {
    const code = 'code' in error ? error.code : undefined;
    if (isErrorCode(code)) return { code, message: error.message };
    const type = 'type' in error ? error.type : undefined;
    if (isErrorCode(type)) return { code: type, message: error.message };
    error = error.cause;
  }
  return null;
}

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

export const isAboutTheSource = (failure: Failure): boolean => ABOUT_THE_SOURCE.has(failure.code);
