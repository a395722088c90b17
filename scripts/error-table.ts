/** The rows of docs/errors.md from the table in schemas/errors.ts; `node scripts/error-table.ts` prints the page. */
import { fileURLToPath } from 'node:url';
import { ERRORS } from '../schemas/errors.ts';

export function errorPage(): string {
  const rows = Object.entries(ERRORS).map(
    ([code, row]) => `| \`${code}\` | ${row.httpStatus} | ${row.retryable ? 'yes' : 'no'} | ${row.hint} |`,
  );
  return [
    '# Errors',
    '',
    'Every error has one of these codes. The command line prints `CODE: what happened` and the hint, the API answers with',
    'the status and the same words as RFC 9457 problem details. "Retried" errors are tried again by the pipeline itself.',
    'The table is `schemas/errors.ts`; write this page anew with `node scripts/error-table.ts > docs/errors.md`.',
    '',
    '| code | HTTP | retried | what to do |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(errorPage());
