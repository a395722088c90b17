import type { RecordPage } from '../../schemas/api.ts';
import { IS_ARCHIVE } from '../api/server.ts';
import { changesAddress } from '../changes/changes-address.ts';
import { formatMoment } from '../language/format.ts';
import type { Labels } from '../language/labels.ts';
import { Link } from '../routing/link.tsx';

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
            <Version page={page} version={entry.version} labels={labels} />
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
      {IS_ARCHIVE ? <p className="small soft">{t('history.archive')}</p> : null}
      <p className="small">
        <Link href={changesAddress(page.source.id)}>{t('changes.link')}</Link>
      </p>
    </section>
  );
}

/** Each version has an address; the static site has the newest alone. */
function Version({ page, version, labels: { t } }: { page: RecordPage; version: number; labels: Labels }) {
  const name = t('history.version', { version });
  const isPublic = page.history.some(
    (entry) => entry.version === version && (entry.status === 'published' || entry.status === 'withdrawn'),
  );
  if (version === page.version || IS_ARCHIVE || !isPublic)
    return (
      <span className="number history-version" aria-current={version === page.version ? 'true' : undefined}>
        {name}
      </span>
    );
  const { id } = page.record;
  return (
    <Link
      className="number history-version"
      href={version === page.newestVersion ? `/records/${id}` : `/records/${id}?version=${version}`}
    >
      {name}
    </Link>
  );
}
