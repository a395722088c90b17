import type { ReactNode } from 'react';
import type { RecordPage } from '../../schemas/api.ts';
import { formatPercent } from '../language/format.ts';
import type { Labels } from '../language/labels.ts';
import { Link } from '../routing/link.tsx';
import { hitYears } from '../search/entry.tsx';
import { RecordLine } from '../search/record-line.tsx';

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
      <Group id="duplicates" title={t('record.same')} count={page.duplicates.length}>
        {page.duplicates.map((other) => (
          <li key={other.id}>
            <RecordLine record={other} labels={labels} />
            <p className="small soft">
              {other.reason}, {formatPercent(other.score, language)} ·{' '}
              <Link href={compare(other.id)}>{t('record.sideBySide')}</Link>
            </p>
          </li>
        ))}
      </Group>
      <Group id="related" title={t('record.related')} count={page.related.length} isPrinted={false}>
        {page.related.map((hit) => (
          <li key={hit.id}>
            <RecordLine record={hit} years={hitYears(hit, labels)} language={hit.language} labels={labels} />
          </li>
        ))}
      </Group>
    </>
  );
}

function Group({
  id,
  title,
  count,
  isPrinted = true,
  children,
}: {
  id: string;
  title: string;
  count: number;
  isPrinted?: boolean;
  children: ReactNode;
}) {
  if (count === 0) return null;
  return (
    <section className={isPrinted ? 'record-section' : 'record-section no-print'} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="related">{children}</ul>
    </section>
  );
}
