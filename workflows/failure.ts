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
