import { useQuery } from '@tanstack/react-query';
import type { CreatedSet, SavedSet, SavedSetInput } from '../../schemas/saved-set.ts';
import { ApiError, fetchJson, readProblem } from './fetch-json.ts';

/** A set by its link, as it is now or was in a version. Others may change it: it is asked for anew each time. */
export const useSavedSet = (id: string, version?: string) =>
  useQuery({
    queryKey: ['set', id, version],
    queryFn: ({ signal }) =>
      fetchJson<SavedSet>(
        `/sets/${encodeURIComponent(id)}`,
        version === undefined ? undefined : new URLSearchParams({ version }),
        signal,
      ),
  });

export const createSet = (set: SavedSetInput): Promise<CreatedSet> =>
  send<CreatedSet>('POST', '/sets', { body: set });

export const changeSet = (
  id: string,
  { version, editKey, ...set }: SavedSetInput & { version: number; editKey: string },
): Promise<SavedSet> => send<SavedSet>('PUT', `/sets/${id}?version=${version}`, { body: set, editKey });

export const deleteSet = (id: string, editKey: string): Promise<null> =>
  send<null>('DELETE', `/sets/${id}`, { editKey });

/** @throws ApiError; code OFFLINE when nothing answered */
async function send<T>(
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  { body, editKey }: { body?: SavedSetInput; editKey?: string },
): Promise<T> {
  const response = await fetch(`/api/v1${path}`, {
    method,
    headers: {
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(editKey ? { authorization: `Bearer ${editKey}` } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  }).catch(() => {
    throw new ApiError({ code: 'OFFLINE', detail: '', hint: '', status: 0 });
  });
  if (!response.ok) throw new ApiError(await readProblem(response));
  // The API answers by the schemas that these types are inferred from; 204 has no body.
  return (response.status === 204 ? null : await response.json()) as T;
}
