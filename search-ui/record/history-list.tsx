import type { RecordPage } from '../../schemas/api.ts';
import { formatMoment } from '../language/format.ts';
import type { Labels } from '../language/labels.ts';

/** What became of the record: who changed what, when and why. Newest first. */
export function HistoryList({ page, labels }: { page: RecordPage; labels: Labels }) {
  const { t, language } = labels;
  if (page.history.length === 0) return null;
  return (
    <section className="record-section" aria-labelledby="history">
      <h2 id="history">{t('history.title')}</h2>
      <ol className="history">
        {page.history.map((entry) => (
          <li key={entry.version}>
            <span className="number history-version">{t('history.version', { version: entry.version })}</span>
            <div>
              <p>
                {entry.reason}
                {entry.changedFields.length > 0
                  ? ` (${entry.changedFields.map((name) => labels.field(name)).join(', ')})`
                  : ''}
              </p>
              <p className="small soft">
                {t(`status.${entry.status}`)} · {entry.changedBy} ·{' '}
                <time dateTime={entry.changedAt}>{formatMoment(entry.changedAt, language)}</time>
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
