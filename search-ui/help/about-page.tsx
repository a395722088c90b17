import { FIELDS_BY_KIND, RECORD_KINDS, VOCABULARY_IDS } from '../../schemas/facet.ts';
import { useVocabularies } from '../api/queries.ts';
import { CellLegend } from '../compare/cell-states.tsx';
import { collator } from '../language/format.ts';
import { useLabels } from '../language/labels.ts';
import { type Meaning, meaningOf } from '../language/meaning.ts';
import { Link } from '../routing/link.tsx';
import { usePageTitle } from '../routing/page-title.ts';
import { facetAddress } from '../search/search-address.ts';
import './about-page.css';

const STATES = new Set(['none-found', 'not-searched', 'awaiting', 'not-applicable', 'withheld'] as const);

/** How to read the database: kinds, signs, where values come from, and every term with its definition. */
export function Page() {
  const labels = useLabels();
  const { t, language } = labels;
  const vocabularies = useVocabularies(language).data?.vocabularies ?? [];
  usePageTitle(t('nav.about'));
  return (
    <div className="wide page about-page">
      <div className="page-head">
        <h1>{t('about.title')}</h1>
        <p className="lead">{t('about.lead')}</p>
      </div>
      <section>
        <h2>{t('about.kinds')}</h2>
        <dl className="glossary">
          {RECORD_KINDS.map((kind) => (
            <div key={kind}>
              <dt>
                <Link href={facetAddress('kind', kind)}>{labels.kind(kind)}</Link>
              </dt>
              <dd>
                <p>{t(`about.kind.${kind}`)}</p>
                <p className="small soft">
                  {FIELDS_BY_KIND[kind].map((name) => labels.field(name)).join(' · ')}
                </p>
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h2>{t('about.signs')}</h2>
        <p>{t('about.signsText')}</p>
        <CellLegend states={STATES} labels={labels} />
      </section>
      <section>
        <h2>{t('reading.evidence')}</h2>
        <p>{t('about.evidence')}</p>
      </section>
      <section id="add">
        <h2>{t('door.report')}</h2>
        <p>{t('about.add')}</p>
        <pre className="command">npx prismatlas ingest report.pdf --country XX</pre>
        <p>
          <Link href="/suggest">{t('suggest.title')}</Link>
        </p>
      </section>
      <section>
        <h2>{t('about.terms')}</h2>
        {VOCABULARY_IDS.map((id) => {
          const vocabulary = vocabularies.find((known) => known.id === id);
          if (!vocabulary) return null;
          return (
            <details key={id} className="vocabulary">
              <summary>
                <h3>{labels.facet(id)}</h3>
              </summary>
              <dl className="glossary">
                {[...vocabulary.concepts]
                  .sort((a, b) => collator(language).compare(labels.value(id, a.id), labels.value(id, b.id)))
                  .map((concept) => (
                    <div key={concept.id}>
                      <dt>
                        <Link href={facetAddress(id, concept.id)}>{labels.value(id, concept.id)}</Link>
                      </dt>
                      <dd>
                        <Defined meaning={meaningOf(labels, id, concept.id)} />
                        {concept.source ? (
                          <p className="small soft" lang="en">
                            {concept.source}
                          </p>
                        ) : null}
                      </dd>
                    </div>
                  ))}
              </dl>
            </details>
          );
        })}
      </section>
    </div>
  );
}

function Defined({ meaning }: { meaning: Meaning | undefined }) {
  return meaning ? <p lang={meaning.language}>{meaning.text}</p> : null;
}
