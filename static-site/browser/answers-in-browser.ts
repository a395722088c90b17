import type { Status } from '../../schemas/api.ts';
import type { Source } from '../../schemas/source.ts';
import type { Vocabulary } from '../../schemas/vocabulary.ts';
import { rooted, wholeAddress } from '../../search-ui/routing/root.ts';
import { type Answer, openAnswers } from '../answers.ts';
import { answerFile } from '../computed-paths.ts';
import type { CoverageFile } from '../coverage.ts';
import { unpack } from '../unpack.ts';

let opening: Promise<Answer> | null = null;

/** The search over this site's files, opened once. */
export function answers(): Promise<Answer> {
  opening ??= openAnswers({
    loadShard,
    // These files are the API's own answers, which its tests hold to these types.
    vocabularies: async () => (await readJson<{ vocabularies: Vocabulary[] }>('/vocabularies')).vocabularies,
    sources: async () => (await readJson<{ sources: Source[] }>('/sources')).sources,
    status: () => readJson<Status>('/status'),
    coverage: async () => (await loadShard('coverage')) as CoverageFile,
    address: (id) => wholeAddress(`/records/${id}/`),
    searchAddress: wholeAddress('/search'),
    now: () => new Date(),
  });
  opening.catch(() => {
    opening = null;
  });
  return opening;
}

async function readJson<T>(path: string): Promise<T> {
  const response = await fetch(rooted(`/${answerFile(path)}`));
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return (await response.json()) as T;
}

async function loadShard(name: string): Promise<unknown> {
  // Only names without the index's digest may mean other bytes tomorrow.
  const cache = name.includes('/') ? 'force-cache' : 'no-cache';
  const response = await fetch(rooted(`/index/${name}.json.gz`), { cache });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`${name} answered ${response.status}`);
  return unpack(new Uint8Array(await response.arrayBuffer()));
}
