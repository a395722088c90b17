import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { AppError, asAppError } from '../../schemas/errors.ts';
import { errorPage } from '../../scripts/error-table.ts';

test('docs/errors.md holds the rows of the error table', () => {
  const page = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');

  expect(page).toBe(errorPage());
});

test('an error of ours passes unchanged, and any other becomes INTERNAL with its cause', () => {
  const ours = new AppError('NOT_FOUND', 'no record x');
  const other = new TypeError('x is not a function');

  expect(asAppError(ours)).toBe(ours);
  expect(asAppError(other)).toMatchObject({ code: 'INTERNAL', message: 'x is not a function', cause: other });
});
