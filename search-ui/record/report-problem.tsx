import { useState } from 'react';
import type { RecordPage } from '../../schemas/api.ts';
import { useStatus } from '../api/queries.ts';
import type { Labels } from '../language/labels.ts';
import { wholeAddress } from '../routing/root.ts';
import { CopyButton } from '../shell/copy-button.tsx';

/**
 * How to tell that something in a record is wrong: to whoever runs this portal, with what they need to find the place.
 * Where nobody is named, that is said, and the details can be copied.
 */
export function ReportProblem({ page, labels: { t } }: { page: RecordPage; labels: Labels }) {
  const status = useStatus().data;
  const [isOpen, setOpen] = useState(false);
  const { record, document } = page;
  const details = [
    `Record: ${wholeAddress(`/records/${record.id}`)}`,
    `Version: ${page.version}`,
    `Document: ${document.sha256}`,
  ].join('\n');
  const contact = status?.contact ?? null;
  const isMailbox = contact !== null && /^[^\s@/]+@[^\s@/]+$/u.test(contact);
  const isPage = contact !== null && /^https?:\/\//iu.test(contact);
  return (
    <>
      <button
        type="button"
        className="plain-button"
        aria-expanded={isOpen}
        aria-controls="report-problem"
        onClick={() => setOpen(!isOpen)}
      >
        {t('record.report')}
      </button>
      <div id="report-problem" className="report-problem" hidden={!isOpen}>
        {isMailbox ? (
          <p>
            <a
              href={`mailto:${contact}?subject=${encodeURIComponent(`Prismatlas ${record.id}`)}&body=${encodeURIComponent(`${details}\n\n`)}`}
            >
              {t('record.reportTo', { contact })}
            </a>
          </p>
        ) : isPage ? (
          <p>
            <a href={contact} rel="noopener noreferrer external">
              {t('record.reportTo', { contact })}
            </a>
          </p>
        ) : (
          <p>{contact ? t('record.reportTo', { contact }) : status ? t('record.reportNobody') : null}</p>
        )}
        <p className="small soft">{t('record.reportHint')}</p>
        <pre className="small">{details}</pre>
        <CopyButton text={details} label={t('record.reportCopy')} />
      </div>
    </>
  );
}
