import type { SearchHit } from '../../schemas/search.ts';
import type { Labels } from '../language/labels.ts';
import { Link } from '../routing/link.tsx';
import { CountryMark } from '../shell/country-mark.tsx';
import { hitYears } from './entry.tsx';
import { MarkedText } from './marked-text.tsx';

/** Fields that have a column where one of the records shown has them: projects have no participants. */
const FACTS = ['studyType', 'participants', 'programme', 'implementationLevel'] as const;

/** The results as a table: for those who compare rather than read. */
export function ResultTable({ hits, labels }: { hits: readonly SearchHit[]; labels: Labels }) {
  const facts = FACTS.filter((name) => hits.some((hit) => hit.facts[name]));
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
            {facts.map((name) => (
              <th key={name} scope="col">
                {labels.field(name)}
              </th>
            ))}
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
              {facts.map((name) => (
                <td key={name} lang={hit.language === labels.language ? undefined : hit.language}>
                  {hit.facts[name]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
