import { useEffect } from 'react';
import type { SourceChanges } from '../../schemas/edition.ts';
import { useChanges } from '../api/queries.ts';
import { IS_ARCHIVE } from '../api/server.ts';
import { formatMoment, formatNumber } from '../language/format.ts';
import { type Labels, useLabels } from '../language/labels.ts';
import { Link } from '../routing/link.tsx';
import { navigate, usePlace } from '../routing/location.ts';
import { usePageTitle } from '../routing/page-title.ts';
import { announce } from '../shell/announce.ts';
import { DroppedNotice } from '../shell/dropped-notice.tsx';
import { ErrorState, SkeletonLines } from '../shell/page-states.tsx';
import { changesAddress, readChangesAddress } from './changes-address.ts';
import './changes-page.css';
import { ChangedRecordView, RecordNames } from './changed-records.tsx';
import { EditionList } from './edition-list.tsx';

/** What came, changed and went in a report between two of its editions, and every edition it had. */
export function Page({ id }: { id: string }) {
  const labels = useLabels();
  const { t } = labels;
  const { asked, unread } = readChangesAddress(usePlace().search);
  const answer = useChanges(id, asked);
  const changes = answer.data;
  usePageTitle(changes ? `${t('changes.title')}: ${changes.source.name}` : t('changes.title'));
  const summary = changes ? summarise(changes, labels) : '';
  useEffect(() => {
    if (summary) announce(summary);
  }, [summary]);
  return (
    <div className="wide page changes-page" data-busy={answer.isPlaceholderData || undefined}>
      <div className="page-head">
        {changes ? (
          <p className="label">
            <Link href={`/countries/${changes.source.country}`}>
              {labels.country(changes.source.country)}
            </Link>
          </p>
        ) : null}
        <h1>{t('changes.title')}</h1>
        <p className="lead">{t('changes.lead')}</p>
      </div>
      <DroppedNotice unread={unread} href={changesAddress(id, asked)} />
      {answer.error && !changes ? (
        <ErrorState error={answer.error} retry={() => void answer.refetch()} />
      ) : !changes ? (
        <SkeletonLines lines={8} height={40} />
      ) : (
        <>
          <h2 className="changes-source">{changes.source.name}</h2>
          {changes.editions.length === 0 ? (
            <p>{t('changes.nothing')}</p>
          ) : (
            <>
              {IS_ARCHIVE ? (
                <p className="soft">{t('changes.archive')}</p>
              ) : (
                <Sides id={id} changes={changes} labels={labels} />
              )}
              <Counts changes={changes} labels={labels} />
              <Differences changes={changes} labels={labels} />
              <EditionList id={id} changes={changes} labels={labels} />
            </>
          )}
        </>
      )}
    </div>
  );
}

const KINDS_OF_CHANGE = ['added', 'changed', 'removed', 'unchanged'] as const;

const summarise = ({ counts }: SourceChanges, { t, language }: Labels): string =>
  KINDS_OF_CHANGE.map((kind) => `${t(`changes.${kind}`)}: ${formatNumber(counts[kind], language)}`).join(
    ', ',
  );

/** Which two editions are compared. */
function Sides({ id, changes, labels }: { id: string; changes: SourceChanges; labels: Labels }) {
  const { t, language } = labels;
  const { editions, from, to } = changes;
  const newest = editions[0]?.at;
  // A moment from an address need not be an edition's.
  const moments = (chosen: string | null): string[] =>
    [...new Set([...editions.map(({ at }) => at), ...(chosen === null ? [] : [chosen])])].sort().reverse();
  const option = (at: string) => (
    <option key={at} value={at}>
      {formatMoment(at, language)}
    </option>
  );
  return (
    <div className="changes-sides no-print">
      <label>
        <span className="label">{t('changes.from')}</span>
        <select
          className="field"
          value={from ?? ''}
          onChange={(event) =>
            navigate(changesAddress(id, { from: event.target.value, to: to ?? undefined }))
          }
        >
          {from === null ? <option value="">{t('changes.start')}</option> : null}
          {moments(from)
            .filter((at) => to === null || at < to || at === from)
            .map(option)}
        </select>
      </label>
      <label>
        <span className="label">{t('changes.to')}</span>
        <select
          className="field"
          value={to ?? newest}
          onChange={(event) => {
            const next = event.target.value;
            const keeps = from !== null && from < next;
            navigate(changesAddress(id, { to: next, ...(keeps ? { from } : {}) }));
          }}
        >
          {moments(to).map(option)}
        </select>
      </label>
    </div>
  );
}

function Counts({ changes: { counts, from, to }, labels }: { changes: SourceChanges; labels: Labels }) {
  const { t, language } = labels;
  return (
    <>
      <p className="print-only">
        {[from, to].map((at) => (at === null ? t('changes.start') : formatMoment(at, language))).join(' → ')}
      </p>
      <dl className="change-counts">
        {KINDS_OF_CHANGE.map((kind) => (
          <div key={kind} data-change={kind}>
            <dt>{t(`changes.${kind}`)}</dt>
            <dd className="number">{formatNumber(counts[kind], language)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Differences({ changes, labels }: { changes: SourceChanges; labels: Labels }) {
  const { t } = labels;
  const { counts, added, changed, removed, source } = changes;
  if (counts.added + counts.changed + counts.removed === 0) return <p>{t('changes.same')}</p>;
  const cut = (shown: number, all: number) =>
    shown < all ? <p className="small soft">{t('changes.cut', { count: shown })}</p> : null;
  return (
    <>
      {changed.length > 0 ? (
        <section className="changes-part" aria-labelledby="changed">
          <h2 id="changed">{t('changes.changed')}</h2>
          {cut(changed.length, counts.changed)}
          {changed.map((record) => (
            <ChangedRecordView key={record.id} record={record} language={source.language} labels={labels} />
          ))}
        </section>
      ) : null}
      {(
        [
          ['added', added],
          ['removed', removed],
        ] as const
      ).map(([kind, records]) =>
        records.length > 0 ? (
          <section key={kind} className="changes-part" aria-labelledby={kind}>
            <h2 id={kind}>{t(`changes.${kind}`)}</h2>
            {cut(records.length, counts[kind])}
            <RecordNames records={records} isGone={kind === 'removed'} labels={labels} />
          </section>
        ) : null,
      )}
    </>
  );
}
