import { RECORD_KINDS } from '../../schemas/facet.ts';
import type { RecordKind } from '../../schemas/record.ts';
import type { SearchQuery, SearchResult } from '../../schemas/search.ts';
import { searchToParameters } from '../../schemas/search-parameters.ts';
import { formatNumber } from '../language/format.ts';
import type { Labels } from '../language/labels.ts';
import { Link } from '../routing/link.tsx';
import { type Choosing, useIsChoosing } from './choosing.ts';
import { fromStart, withValue } from './search-address.ts';
import { areSame } from './steady-rows.ts';
import { useSteady } from './use-steady.ts';

/**
 * The kinds with their counts, over everything else that was chosen. While somebody chooses, here or in the facets
 * below, the same tabs stay: one more or less could break the line and move all that stands under it.
 */
export function KindTabs({
  result,
  query,
  labels,
  choosing,
  onChange,
}: {
  result: SearchResult | undefined;
  query: SearchQuery;
  labels: Labels;
  choosing: Choosing;
  onChange: (query: SearchQuery) => void;
}) {
  const { t, language } = labels;
  const counts = new Map((result?.facets.kind ?? []).map(({ value, count }) => [value, count]));
  const chosen = query.filters.kind ?? [];
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const { kind: _kind, ...others } = query.filters;
  const printed = (count: number): string => (result ? formatNumber(count, language) : '');
  const tabs = useSteady(
    [undefined, ...RECORD_KINDS]
      .filter((kind) => !kind || !result || counts.get(kind) || chosen.includes(kind))
      .map((kind) => ({ kind, width: printed(kind ? (counts.get(kind) ?? 0) : all).length })),
    useIsChoosing(choosing) && result !== undefined,
    keepWidths,
    (one, other) => areSame(one.map(tabName), other.map(tabName)),
  );
  const numbers = tabs.map(({ kind, width }) => (
    <span key={kind ?? 'all'} className="number" style={{ minWidth: `${width}ch` }}>
      {printed(kind ? (counts.get(kind) ?? 0) : all)}
    </span>
  ));
  return (
    <fieldset className="kind-tabs" aria-label={labels.facet('kind')} {...choosing.area}>
      {tabs.map(({ kind }, at) =>
        kind ? (
          <button
            key={kind}
            type="button"
            aria-pressed={chosen.includes(kind)}
            data-none={(result && !counts.get(kind)) || undefined}
            onClick={() =>
              onChange(withValue(query, 'kind', kind, chosen.includes(kind) ? 'neither' : 'chosen'))
            }
          >
            {labels.kinds(kind)} {numbers[at]}
          </button>
        ) : (
          <button
            key="all"
            type="button"
            aria-pressed={chosen.length === 0}
            onClick={() => onChange(fromStart({ ...query, filters: others }))}
          >
            {t('kinds.all')} {numbers[at]}
          </button>
        ),
      )}
      <Link className="kind-compare no-print" href={compareAddress(query)}>
        {t('results.compare')}
      </Link>
    </fieldset>
  );
}

interface Tab {
  /** Undefined for all of them. */
  readonly kind: RecordKind | undefined;
  /** Of the longest number that stood in it, in characters. */
  readonly width: number;
}

/** A number that becomes shorter would move the tabs behind it. */
const keepWidths = (stood: readonly Tab[], now: readonly Tab[]): readonly Tab[] =>
  stood.map(({ kind, width }) => ({
    kind,
    width: Math.max(width, now.find((tab) => tab.kind === kind)?.width ?? 0),
  }));

const tabName = ({ kind, width }: Tab): string => `${kind} ${width}`;

/** The comparison of the same choice: countries become columns. */
function compareAddress(query: SearchQuery): string {
  const parameters = searchToParameters({
    ...fromStart(query),
    exclude: {},
    yearUnknown: false,
    matchAll: [],
    limit: 20,
  });
  parameters.delete('sort');
  const text = parameters.toString();
  return text ? `/compare?${text}` : '/compare';
}
