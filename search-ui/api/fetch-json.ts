import type { Problem } from '../../schemas/api.ts';
import { ask } from './server.ts';

/** What the API refused or could not do; `code` and `hint` are the error table's. */
export class ApiError extends Error {
  readonly code: string;
  readonly hint: string;
  readonly status: number;

  constructor(problem: Pick<Problem, 'code' | 'hint' | 'status' | 'detail'>) {
    super(problem.detail);
    this.name = 'ApiError';
    this.code = problem.code;
    this.hint = problem.hint;
    this.status = problem.status;
  }
}

/** One answer of the API. @throws ApiError; code OFFLINE when nothing answered */
export async function fetchJson<T>(
  path: string,
  parameters?: URLSearchParams,
  signal?: AbortSignal,
): Promise<T> {
  const response = await ask(path, parameters, signal).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError({ code: 'OFFLINE', detail: '', hint: '', status: 0 });
  });
  if (!response.ok) throw new ApiError(await readProblem(response));
  // The API answers by the schemas that these types are inferred from; its own tests hold it to them.
  return (await response.json()) as T;
}

/** What a refusal says of itself. */
export async function readProblem(
  response: Response,
): Promise<Pick<Problem, 'code' | 'hint' | 'status' | 'detail'>> {
  const body: unknown = await response.json().catch(() => null);
  const text = (name: string): string => {
    const value = typeof body === 'object' && body !== null ? Reflect.get(body, name) : null;
    return typeof value === 'string' ? value : '';
  };
  return {
    code: text('code') || 'INTERNAL',
    detail: text('detail') || response.statusText,
    hint: text('hint'),
    status: response.status,
  };
}
