import { useState } from 'react';
import type { ComparisonPage } from '../../schemas/api.ts';
import { formatDate, formatList } from '../language/format.ts';
import type { Labels } from '../language/labels.ts';
import { copyText } from '../shell/copy-text.ts';
import { saveFile } from '../shell/save-file.ts';
import type { Row } from './arrange-rows.ts';
import type { CompareState } from './compare-address.ts';
import { comparisonAsCsv } from './comparison-csv.ts';
import { comparisonAsSvg } from './comparison-svg.ts';
import { svgAsPng } from './svg-png.ts';

/** The comparison as files and as a citation with the index's version and the date: what was true when. */
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
  const [isCopied, setCopied] = useState(false);
  const { comparison, indexVersion, computedAt } = page;
  const title = t('compare.chartTitle', {
    by: labels.facet(state.by),
    countries: formatList(
      comparison.countries.map((code) => labels.country(code)),
      language,
    ),
  });
  const citation = t('compare.citation', {
    title,
    version: indexVersion,
    date: formatDate(computedAt, language),
    address: location.href,
  });
  const svg = () => comparisonAsSvg({ comparison, rows, state, labels, title, footer: citation });
  const name = `prismatlas-${state.by}-${comparison.countries.join('-')}`;
  return (
    <section className="take-comparison" aria-labelledby="take-comparison">
      <h2 id="take-comparison">{t('compare.take')}</h2>
      <p className="citation" data-plain>
        {citation}
      </p>
      <p className="cite-actions no-print">
        <button
          type="button"
          className="button main"
          onClick={async () => setCopied(await copyText(citation, t('copy.done')))}
        >
          {t(isCopied ? 'copy.done' : 'cite.copy')}
        </button>
        <button
          type="button"
          className="button"
          onClick={() =>
            saveFile(
              comparisonAsCsv({ comparison, rows, state, labels, citation }),
              `${name}.csv`,
              'text/csv;charset=utf-8',
            )
          }
        >
          {t('cite.download', { format: 'CSV' })}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => saveFile(svg(), `${name}.svg`, 'image/svg+xml')}
        >
          {t('cite.download', { format: 'SVG' })}
        </button>
        <button
          type="button"
          className="button"
          onClick={async () => saveFile(await svgAsPng(svg()), `${name}.png`, 'image/png')}
        >
          {t('cite.download', { format: 'PNG' })}
        </button>
      </p>
    </section>
  );
}
