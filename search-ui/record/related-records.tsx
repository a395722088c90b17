import type { RecordPage } from '../../schemas/api.ts';
import { formatPercent } from '../language/format.ts';
import type { Labels } from '../language/labels.ts';
import { Link } from '../routing/link.tsx';
import { hitYears } from '../search/entry.tsx';
import { CountryMark } from '../shell/country-mark.tsx';

/** The same effort elsewhere, and records about the same things. */
export function RelatedRecords({ page, labels }: { page: RecordPage; labels: Labels }) {
  const { t, language } = labels;
  const compare = (id: string) =>
    `/compare/records?${new URLSearchParams([
      ['id', page.record.id],
      ['id', id],
    ])}`;
  return (
    <>
      {page.duplicates.length > 0 ? (
        <section className="record-section" aria-labelledby="duplicates">
          <h2 id="duplicates">{t('record.same')}</h2>
          <ul className="related">
            {page.duplicates.map((other) => (
              <li key={other.id}>
                <p className="entry-line small soft">
                  <span className="label">{labels.kind(other.kind)}</span>
                  <CountryMark code={other.country} />
                </p>
                <Link href={`/records/${other.id}`}>{other.title}</Link>
                <p className="small soft">
                  {other.reason}, {formatPercent(other.score, language)} ·{' '}
                  <Link href={compare(other.id)}>{t('record.sideBySide')}</Link>
                </p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {page.related.length > 0 ? (
        <section className="record-section no-print" aria-labelledby="related">
          <h2 id="related">{t('record.related')}</h2>
          <ul className="related">
            {page.related.map((hit) => (
              <li key={hit.id}>
                <p className="entry-line small soft">
                  <span className="label">{labels.kind(hit.kind)}</span>
                  <CountryMark code={hit.country} />
                  <span className="number">{hitYears(hit, labels)}</span>
                </p>
                <Link href={`/records/${hit.id}`} lang={hit.language === language ? undefined : hit.language}>
                  {hit.title}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
