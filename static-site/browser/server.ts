import { rooted } from '../../search-ui/routing/root.ts';
import { isComputed } from '../computed-paths.ts';
import { fetchAnswer } from './fetch-answer.ts';
import { saveExportsOnClick } from './save-exports.ts';

// In the static site this file stands in the place of `search-ui/api/server.ts` and gives the same exports.

export const IS_ARCHIVE: boolean = true;

/** One question to the API: `path` begins after `/api/v1`. Rejects where a part of the site cannot be had. */
export async function ask(
  path: string,
  parameters: URLSearchParams = new URLSearchParams(),
  signal?: AbortSignal,
): Promise<Response> {
  if (!isComputed(path)) return fetchAnswer(path, parameters, signal);
  const answer = await loadAnswers();
  signal?.throwIfAborted();
  return answer(path, parameters);
}

/** The search is loaded when it is first needed. */
async function loadAnswers() {
  const { answers } = await import('./answers-in-browser.ts');
  return answers();
}

saveExportsOnClick({ isExport: (path) => path === rooted('/api/v1/export'), ask });
