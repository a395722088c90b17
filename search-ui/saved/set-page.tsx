import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { SavedSet } from '../../schemas/saved-set.ts';
import { useSavedSet } from '../api/saved-sets.ts';
import { CiteView } from '../cite/cite-view.tsx';
import { formatMoment } from '../language/format.ts';
import { type Labels, useLabels } from '../language/labels.ts';
import { Link } from '../routing/link.tsx';
import { usePlace } from '../routing/location.ts';
import { usePageTitle } from '../routing/page-title.ts';
import { rooted, wholeAddress } from '../routing/root.ts';
import '../search/entry.css';
import { RecordLine } from '../search/record-line.tsx';
import { CopyButton } from '../shell/copy-button.tsx';
import { ErrorState, SkeletonLines } from '../shell/page-states.tsx';
import '../cite/cite.css';
import './saved-page.css';
import { addRecords, rememberSet, useSaved } from './saved-store.ts';
import { SetEditor } from './set-editor.tsx';

const FORMATS = [
  ['ris', 'RIS'],
  ['bibtex', 'BibTeX'],
  ['endnote', 'EndNote XML'],
  ['xlsx', 'XLSX'],
  ['csv', 'CSV'],
] as const;

/** A set on the server: whoever has its link reads it, whoever has its key changes it. */
export function Page({ id }: { id: string }) {
  const labels = useLabels();
  const { t, language } = labels;
  const place = usePlace();
  const client = useQueryClient();
  const version = new URLSearchParams(place.search).get('version') ?? undefined;
  const answer = useSavedSet(id, version);
  const set = answer.data;
  const own = useSaved().sets.find((known) => known.id === id);
  const [isEditing, setEditing] = useState(false);
  usePageTitle(set ? set.name || t('sets.unnamed') : t('nav.saved'));
  useEffect(() => {
    if (!set) return;
    // The key comes in the part of the edit link that no server sees, and does not stay in the address.
    const key = /^#key=([\w-]{43})$/.exec(location.hash)?.[1];
    if (!key) return;
    rememberSet({ id, editKey: key, name: set.name });
    history.replaceState(history.state, '', location.pathname + location.search);
  }, [id, set]);
  if (answer.error)
    return (
      <div className="wide page saved-page">
        <h1>{t('sets.set')}</h1>
        <ErrorState error={answer.error} retry={() => void answer.refetch()} />
      </div>
    );
  if (!set)
    return (
      <div className="wide page saved-page">
        <SkeletonLines lines={7} height={32} />
      </div>
    );
  return (
    <div className="wide page saved-page">
      <div className="page-head">
        <p className="label">{t('sets.set')}</p>
        <h1>{set.name || t('sets.unnamed')}</h1>
        <p className="lead">
          {t('sets.state', {
            count: t('count.records', { count: set.items.length }),
            version: set.version,
            date: formatMoment(set.changedAt, language),
          })}
        </p>
      </div>
      {isEditing && own ? (
        <SetEditor
          set={set}
          editKey={own.editKey}
          labels={labels}
          onSaved={(changed) => {
            client.setQueryData(['set', id, undefined], changed);
            setEditing(false);
          }}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <>
          <SetActions
            set={set}
            version={version}
            editKey={own?.editKey}
            labels={labels}
            onEdit={() => setEditing(true)}
          />
          <ol className="saved-list">
            {set.items.map(({ id: recordId, note, record }) => (
              <li key={recordId}>
                <div>
                  {record ? (
                    <RecordLine record={{ id: recordId, ...record }} labels={labels} />
                  ) : (
                    <p className="soft">{t('sets.gone')}</p>
                  )}
                </div>
                {note ? <p className="set-note">{note}</p> : null}
              </li>
            ))}
          </ol>
          <section className="take-comparison" aria-labelledby="cite-set">
            <h2 id="cite-set">{t('cite.title')}</h2>
            <CiteView
              view={{
                title: set.name || t('sets.unnamed'),
                version: `version ${set.version}`,
                date: new Date(),
                address: wholeAddress(`/sets/${set.id}?version=${set.version}`),
              }}
            />
          </section>
          <Versions set={set} labels={labels} />
        </>
      )}
    </div>
  );
}

function SetActions({
  set,
  version,
  editKey,
  labels: { t },
  onEdit,
}: {
  set: SavedSet;
  version: string | undefined;
  editKey: string | undefined;
  labels: Labels;
  onEdit: () => void;
}) {
  const link = wholeAddress(`/sets/${set.id}`);
  const isNewest = set.versions[0]?.version === set.version;
  return (
    <>
      <p className="cite-actions no-print">
        <CopyButton text={link} label={t('sets.copyLink')} className="button main" />
        {editKey ? (
          <>
            <CopyButton text={`${link}#key=${editKey}`} label={t('sets.copyEditLink')} />
            {isNewest ? (
              <button type="button" className="button" onClick={onEdit}>
                {t('sets.edit')}
              </button>
            ) : null}
          </>
        ) : null}
        <button
          type="button"
          className="button"
          onClick={() =>
            addRecords(
              set.items.flatMap(({ id, note, record }) =>
                record ? [{ id, title: record.title, kind: record.kind, country: record.country, note }] : [],
              ),
            )
          }
        >
          {t('saved.takeOver')}
        </button>
      </p>
      <p className="set-downloads no-print">
        {FORMATS.map(([format, name]) => (
          <a
            key={format}
            download
            href={rooted(
              `/api/v1/sets/${set.id}/export?${new URLSearchParams({ format, ...(version ? { version } : {}) })}`,
            )}
          >
            {t('cite.download', { format: name })}
          </a>
        ))}
      </p>
    </>
  );
}

/** What the set was before: each version has an address of its own. */
function Versions({ set, labels: { t, language } }: { set: SavedSet; labels: Labels }) {
  if (set.versions.length < 2) return null;
  return (
    <section className="set-versions" aria-labelledby="set-versions">
      <h2 id="set-versions">{t('history.title')}</h2>
      <ol>
        {set.versions.map(({ version, changedAt }, at) => (
          <li key={version}>
            <Link
              href={at === 0 ? `/sets/${set.id}` : `/sets/${set.id}?version=${version}`}
              aria-current={version === set.version ? 'page' : undefined}
            >
              {t('history.version', { version })}
            </Link>{' '}
            <span className="small soft">{formatMoment(changedAt, language)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
