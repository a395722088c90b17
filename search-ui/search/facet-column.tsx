import { FACET_IDS } from '../../schemas/facet.ts';
import type { FacetId, SearchQuery, SearchResult } from '../../schemas/search.ts';
import type { Labels } from '../language/labels.ts';
import { type Choosing, useIsChoosing } from './choosing.ts';
import { FacetList } from './facet-list.tsx';
import { areSame, keepOrder } from './steady-rows.ts';
import { useSteady } from './use-steady.ts';
import { YearFilter } from './year-filter.tsx';

interface Props {
  readonly result: SearchResult;
  readonly query: SearchQuery;
  readonly labels: Labels;
}

/** The facets beside the results: they hold still while somebody chooses in them, and are arranged anew afterwards. */
export function FacetColumn({ choosing, ...props }: Props & { choosing: Choosing }) {
  return <Facets {...props} isHeld={useIsChoosing(choosing)} />;
}

/** The facets one below the other, the years behind the first of them. Held, they keep their order. */
export function Facets({ result, query, labels, isHeld }: Props & { isHeld: boolean }) {
  const [first, ...others] = FACET_IDS.filter((facet) => facet !== 'kind' && hasRows(facet, result, query));
  const now = [...(first ? [first] : []), 'years' as const, ...others];
  const blocks = useSteady<readonly (FacetId | 'years')[]>(now, isHeld, keepOrder, areSame);
  return blocks.map((block) =>
    block === 'years' ? (
      <YearFilter key={block} years={result.years} query={query} isHeld={isHeld} labels={labels} />
    ) : (
      <FacetList
        key={block}
        facet={block}
        counts={result.facets[block]}
        query={query}
        isHeld={isHeld}
        labels={labels}
      />
    ),
  );
}

const hasRows = (facet: FacetId, { facets }: SearchResult, { filters, exclude }: SearchQuery): boolean =>
  [facets[facet], filters[facet], exclude[facet]].some((values) => (values?.length ?? 0) > 0);
