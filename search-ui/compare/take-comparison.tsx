import type { ComparisonPage } from '../../schemas/api.ts';
import { TakeChart } from '../charts/take-chart.tsx';
import { formatDate, formatList } from '../language/format.ts';
import type { Labels } from '../language/labels.ts';
import type { Row } from './arrange-rows.ts';
import type { CompareState } from './compare-address.ts';
import { comparisonAsCsv } from './comparison-csv.ts';
import { comparisonAsSvg } from './comparison-svg.ts';

export function TakeComparison({
  page,
  rows,
  state,
  labels,
}: {
  page: ComparisonPage;
  rows: readonly Row[];
  state: CompareState;
  labels: Labels;
}) {
  const { t, language } = labels;
  const { comparison, indexVersion, computedAt } = page;
  const title = t('compare.chartTitle', {
    by: labels.facet(state.by).toLocaleLowerCase(language),
    countries: formatList(
      comparison.countries.map((code) => labels.country(code)),
      language,
    ),
  });
  const address = location.href;
  const view = { title, version: `index version ${indexVersion}`, date: new Date(computedAt), address };
  const citation = t('compare.citation', {
    title,
    version: indexVersion,
    date: formatDate(computedAt, language),
    address,
  });
  return (
    <TakeChart
      heading={t('compare.take')}
      view={view}
      name={`prismatlas-${state.by}-${comparison.countries.join('-')}`}
      csv={() => comparisonAsCsv({ comparison, rows, state, labels, citation })}
      svg={() => comparisonAsSvg({ comparison, rows, state, labels, title, footer: citation })}
    />
  );
}
