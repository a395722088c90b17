import type { AppError, ErrorCode } from '../schemas/errors.ts';
import { printable, tellLine } from './output.ts';

/** Codes that tell of how the command was written, not of what it met. */
const WRONG_USAGE: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'USAGE',
  'INVALID_INPUT',
  'UNKNOWN_COUNTRY',
  'COUNTRY_NEEDED',
  'UNKNOWN_SOURCE',
  'INVALID_CURSOR',
]);

export const exitStatusOf = (error: AppError): 1 | 2 => (WRONG_USAGE.has(error.code) ? 2 : 1);

/** `CODE: message`, and what to do next under it. */
export function reportError(error: AppError): void {
  tellLine(`${error.code}: ${printable(error.message)}`);
  tellLine(`  ${error.hint}`);
}
