import type { Services } from '../runtime/services.ts';
import type { AtlasRecord } from '../schemas/record.ts';
import { FACET_IDS, type FacetId, type SearchHit, SearchQuery } from '../schemas/search.ts';

const MOST = 6;
/** Records looked at for each vocabulary. */
const CANDIDATES = 50;

/**
 * Records that share concepts with this one, best first. A concept that few records share says more than one that
 * most have (inverse document frequency; Spärck Jones 1972, doi:10.1108/eb026526).
 */
export async function findRelated(search: Services['search'], record: AtlasRecord): Promise<SearchHit[]> {
  const byVocabulary = new Map<FacetId, Set<string>>();
  for (const { id } of record.concepts) {
    const [vocabulary, concept] = id.split('/');
    const facet = FACET_IDS.find((known) => known === vocabulary);
    if (!facet || !concept) continue;
    byVocabulary.set(facet, (byVocabulary.get(facet) ?? new Set()).add(concept));
  }
  const weights = new Map<string, number>();
  const hits = new Map<string, SearchHit>();
  const answers = await Promise.all(
    [...byVocabulary].map(async ([facet, concepts]) => ({
      facet,
      concepts,
      result: await search.search(
        SearchQuery.parse({ filters: { [facet]: [...concepts] }, limit: CANDIDATES }),
      ),
    })),
  );
  for (const { facet, concepts, result } of answers) {
    const counts = new Map(result.facets[facet]?.map(({ value, count }) => [value, count]));
    const all = [...counts.values()].reduce((sum, count) => sum + count, 1);
    for (const concept of concepts)
      weights.set(`${facet}/${concept}`, Math.log(all / (counts.get(concept) ?? 1)));
    for (const hit of result.hits) hits.set(hit.id, hit);
  }
  hits.delete(record.id);
  const score = (hit: SearchHit) =>
    new Set(hit.concepts).values().reduce((sum, id) => sum + (weights.get(id) ?? 0), 0);
  return [...hits.values()]
    .map((hit) => ({ hit, score: score(hit) }))
    .sort((a, b) => b.score - a.score || (a.hit.id < b.hit.id ? -1 : 1))
    .slice(0, MOST)
    .map(({ hit }) => hit);
}
