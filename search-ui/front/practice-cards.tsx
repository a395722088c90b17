import type { SearchHit } from '../../schemas/search.ts';
import { capitalised, type Labels, labelOf } from '../language/labels.ts';
import { Link } from '../routing/link.tsx';
import { hitYears } from '../search/entry.tsx';
import { emptyQuery, searchAddress } from '../search/search-address.ts';
import { CountryMark } from '../shell/country-mark.tsx';

/** So many fit beside one another. */
const SHOWN = 4;

/** Good practices to start from: what, where, for whom. */
export function PracticeCards({ hits, labels }: { hits: readonly SearchHit[] | undefined; labels: Labels }) {
  const { t, language } = labels;
  if (hits?.length === 0) return null;
  return (
    <section className="practices" aria-labelledby="front-practices">
      <div className="practices-head">
        <h2 id="front-practices">{t('front.practices')}</h2>
        <Link href={searchAddress({ query: { ...emptyQuery(), filters: { kind: ['practice'] } } })}>
          {t('front.allPractices')}
        </Link>
      </div>
      <ul>
        {hits
          ? inTurn(hits).map((hit) => (
              <li key={hit.id}>
                <p className="entry-line small soft">
                  <CountryMark code={hit.country} />
                  <span className="number">{hitYears(hit, labels)}</span>
                </p>
                <h3>
                  <Link href={`/records/${hit.id}`}>{hit.title}</Link>
                </h3>
                <p className="practice-text">{hit.snippets[0]?.parts.map((part) => part.text).join('')}</p>
                <p className="small soft">
                  {hit.concepts
                    .filter((id) => id.startsWith('audience/') || id.startsWith('intervention/'))
                    .slice(0, 3)
                    .flatMap((id) => {
                      const concept = labels.concept(id);
                      return (concept && labelOf(concept, language)) ?? [];
                    })
                    .map((label, at) => (at === 0 ? capitalised(label, language) : label))
                    .join(' · ')}
                </p>
              </li>
            ))
          : [0, 1, 2, 3].map((at) => <li key={at} className="skeleton" style={{ height: 190 }} />)}
      </ul>
      <p className="small">
        <Link href="/suggest">{t('suggest.title')}</Link>
      </p>
    </section>
  );
}

/** The newest of each country first, then the next of each: a report that came in whole is not all there is to see. */
function inTurn(hits: readonly SearchHit[]): SearchHit[] {
  const met = new Map<string, number>();
  return hits
    .map((hit) => {
      const turn = met.get(hit.country) ?? 0;
      met.set(hit.country, turn + 1);
      return { hit, turn };
    })
    .sort((a, b) => a.turn - b.turn)
    .slice(0, SHOWN)
    .map(({ hit }) => hit);
}
