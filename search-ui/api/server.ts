/**
 * How the interface reaches what answers it. In the static site there is no server: its build puts a file of the same
 * exports in the place of this one (`static-site/vite.config.ts`).
 */

/** Whether this is the static site: nothing new comes in, and what only a server can do is not offered. */
export const IS_ARCHIVE: boolean = false;

/** One question to the API: `path` begins after `/api/v1`. Rejects where nothing answers. */
export function ask(path: string, parameters?: URLSearchParams, signal?: AbortSignal): Promise<Response> {
  const query = parameters?.toString();
  return fetch(`/api/v1${path}${query ? `?${query}` : ''}`, {
    headers: { accept: 'application/json, image/png' },
    ...(signal ? { signal } : {}),
  });
}
