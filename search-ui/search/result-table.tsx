import { memo } from 'react';
import type { SearchHit } from '../../schemas/search.ts';
import type { Labels } from '../language/labels.ts';
import { Link } from '../routing/link.tsx';
import { CountryMark } from '../shell/country-mark.tsx';
import { hitYears } from './entry.tsx';
import { MarkedText } from './marked-text.tsx';

/** The results as a table: for those who compare rather than read. */
export const ResultTable = memo(function ResultTable({
  hits,
  labels,
}: {
  hits: readonly SearchHit[];
  labels: Labels;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-scroll" aria-label={labels.t('view.table')} tabIndex={0}>
      <table className="result-table">
        <thead>
          <tr>
            <th scope="col">{labels.field('title')}</th>
            <th scope="col">{labels.facet('kind')}</th>
            <th scope="col">{labels.facet('country')}</th>
            <th scope="col">{labels.field('year')}</th>
            <th scope="col">{labels.field('studyType')}</th>
            <th scope="col">{labels.field('participants')}</th>
            <th scope="col">{labels.field('programme')}</th>
          </tr>
        </thead>
        <tbody>
          {hits.map((hit) => (
            <tr key={hit.id}>
              <th scope="row">
                <Link id={`hit-${hit.id}`} href={`/records/${hit.id}`}>
                  <MarkedText parts={hit.markedTitle} />
                </Link>
              </th>
              <td>{labels.kind(hit.kind)}</td>
              <td>
                <CountryMark code={hit.country} isShort />
              </td>
              <td>{hitYears(hit, labels)}</td>
              <td>{hit.facts.studyType}</td>
              <td>{hit.facts.participants}</td>
              <td>{hit.facts.programme}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
});
