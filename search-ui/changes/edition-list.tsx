import type { SourceChanges } from '../../schemas/edition.ts';
import { formatMoment, formatNumber } from '../language/format.ts';
import type { Labels } from '../language/labels.ts';
import { Link } from '../routing/link.tsx';
import { rooted } from '../routing/root.ts';
import { changesAddress } from './changes-address.ts';

/** Every edition, newest first: when, what it did, and from which document. */
export function EditionList({ id, changes, labels }: { id: string; changes: SourceChanges; labels: Labels }) {
  const { t, language } = labels;
  const number = (count: number) => <td className="number">{formatNumber(count, language)}</td>;
  return (
    <section className="changes-part" aria-labelledby="editions">
      <h2 id="editions">{t('changes.editions')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="changes-scroll" tabIndex={0}>
        <table className="editions">
          <thead>
            <tr>
              <th scope="col">{t('changes.when')}</th>
              <th scope="col">{t('changes.added')}</th>
              <th scope="col">{t('changes.changed')}</th>
              <th scope="col">{t('changes.removed')}</th>
              <th scope="col">{t('changes.total')}</th>
              <th scope="col">{t('changes.what')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.editions.map((edition) => (
              <tr key={`${edition.at} ${edition.by} ${edition.reason}`}>
                <th scope="row">
                  <Link
                    href={changesAddress(id, { to: edition.at })}
                    aria-current={edition.at === changes.to ? 'page' : undefined}
                  >
                    <time dateTime={edition.at}>{formatMoment(edition.at, language)}</time>
                  </Link>
                </th>
                {number(edition.added)}
                {number(edition.changed)}
                {number(edition.removed)}
                {number(edition.total)}
                <td>
                  {edition.reason} <span className="small soft">({edition.by})</span>
                  {edition.document ? (
                    <>
                      {' '}
                      <a href={rooted(`/api/v1/documents/${edition.document}`)}>{t('record.document')}</a>
                    </>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
