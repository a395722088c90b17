import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import type { RecordPage } from '../../schemas/api.ts';
import { recordOptions, searchOptions } from '../api/queries.ts';
import { IS_ARCHIVE } from '../api/server.ts';
import { formatDate, formatNumber } from '../language/format.ts';
import { type Labels, useLabels } from '../language/labels.ts';
import { Link } from '../routing/link.tsx';
import { usePlace } from '../routing/location.ts';
import { usePageTitle } from '../routing/page-title.ts';
import { wholeAddress } from '../routing/root.ts';
import { RecordLine } from '../search/record-line.tsx';
import { readSearchAddress } from '../search/search-address.ts';
import { CopyButton } from '../shell/copy-button.tsx';
import { saveFile } from '../shell/save-file.ts';
import {
  addRecords,
  clearRecords,
  forgetSearch,
  keepSearch,
  noteRecord,
  type SavedRecord,
  toggleRecord,
  useSaved,
} from './saved-store.ts';
import '../search/entry.css';
import '../cite/cite.css';
import './saved-page.css';
import { ServerSets } from './server-sets.tsx';

/** Records and searches kept in this browser; a shared link brings somebody else's set along. */
export function Page() {
  const labels = useLabels();
  const { t } = labels;
  const saved = useSaved();
  const place = usePlace();
  usePageTitle(t('nav.saved'));
  const shared = new URLSearchParams(place.search).getAll('id').slice(0, 100);
  return (
    <div className="wide page saved-page">
      <div className="page-head">
        <h1>{t('saved.title')}</h1>
        <p className="lead">{t('saved.lead')}</p>
      </div>
      {shared.length > 0 ? <SharedSet ids={shared} labels={labels} /> : null}
      <section aria-labelledby="saved-records">
        <h2 id="saved-records">{t('count.records', { count: saved.records.length })}</h2>
        {saved.records.length === 0 ? (
          <>
            <p className="soft">{t('saved.none')}</p>
            <p>
              <Link className="button" href="/search">
                {t('state.toSearch')}
              </Link>
            </p>
          </>
        ) : (
          <SavedRecords records={saved.records} labels={labels} />
        )}
      </section>
      {IS_ARCHIVE ? null : <ServerSets saved={saved} labels={labels} />}
      <section aria-labelledby="saved-searches">
        <h2 id="saved-searches">{t('saved.searches')}</h2>
        {saved.searches.length === 0 ? (
          <p className="soft">{t('saved.noSearches')}</p>
        ) : (
          <SavedSearches labels={labels} />
        )}
      </section>
    </div>
  );
}

function SavedRecords({ records, labels }: { records: readonly SavedRecord[]; labels: Labels }) {
  const { t } = labels;
  const [isBusy, setBusy] = useState(false);
  const ids = new URLSearchParams(records.map(({ id }) => ['id', id]));
  const exportAs = async (format: 'ris' | 'bibtex') => {
    setBusy(true);
    try {
      const pages = await Promise.all(
        records.map(({ id }) => recordOptions(id).queryFn({ signal: AbortSignal.timeout(20_000) })),
      );
      const text = pages.map((page: RecordPage) => page.citations[format].trim()).join('\n\n');
      saveFile(
        `${text}\n`,
        `prismatlas-saved.${format === 'ris' ? 'ris' : 'bib'}`,
        'text/plain;charset=utf-8',
      );
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <p className="cite-actions no-print">
        <button type="button" className="button" disabled={isBusy} onClick={() => void exportAs('ris')}>
          {t('cite.download', { format: 'RIS' })}
        </button>
        <button type="button" className="button" disabled={isBusy} onClick={() => void exportAs('bibtex')}>
          {t('cite.download', { format: 'BibTeX' })}
        </button>
        <CopyButton text={wholeAddress(`/saved?${ids}`)} label={t('saved.share')} />
        {records.length > 1 ? (
          <Link
            className="button"
            href={`/compare/records?${new URLSearchParams(records.slice(0, 2).map(({ id }) => ['id', id]))}`}
          >
            {t('saved.compareFirst')}
          </Link>
        ) : null}
        <button type="button" className="button" onClick={clearRecords}>
          {t('saved.clear')}
        </button>
      </p>
      <ol className="saved-list">
        {records.map((record) => (
          <li key={record.id}>
            <div>
              <RecordLine record={record} labels={labels} />
            </div>
            <label>
              <span className="small soft">{t('saved.note')}</span>
              <textarea
                className="field"
                rows={2}
                maxLength={2000}
                value={record.note}
                onChange={(event) => noteRecord(record.id, event.target.value)}
              />
            </label>
            <button
              type="button"
              className="plain-button no-print"
              aria-label={t('save.removeNamed', { title: record.title })}
              onClick={() => toggleRecord(record)}
            >
              {t('save.remove')}
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}

/** Each saved search with how many records came since it was last looked at. */
function SavedSearches({ labels }: { labels: Labels }) {
  const { t, language } = labels;
  const { searches } = useSaved();
  const answers = useQueries({
    queries: searches.map((search) =>
      searchOptions({ ...readSearchAddress(search.parameters).state.query, limit: 1 }),
    ),
  });
  return (
    <ul className="saved-list">
      {searches.map((search, at) => {
        const total = answers[at]?.data?.total;
        const fresh = total === undefined ? 0 : total - search.total;
        return (
          <li key={search.parameters}>
            <div>
              <Link
                href={search.parameters ? `/search?${search.parameters}` : '/search'}
                onClick={() =>
                  total !== undefined && keepSearch({ ...search, total, seenAt: new Date().toISOString() })
                }
              >
                {search.name}
              </Link>
              <p className="small soft">
                {t('saved.since', { date: formatDate(search.seenAt, language) })}
                {total === undefined ? '' : ` · ${t('count.records', { count: total })}`}
                {fresh > 0 ? (
                  <b className="fresh"> {t('saved.fresh', { count: formatNumber(fresh, language) })}</b>
                ) : null}
              </p>
            </div>
            {IS_ARCHIVE ? null : (
              <a className="small" href={`/feed.atom?${search.parameters}`}>
                Atom
              </a>
            )}
            <button type="button" className="plain-button" onClick={() => forgetSearch(search.parameters)}>
              {t('save.remove')}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function SharedSet({ ids, labels }: { ids: readonly string[]; labels: Labels }) {
  const { t } = labels;
  const answers = useQueries({ queries: ids.map((id) => recordOptions(id)) });
  const found = answers.flatMap(({ data }) =>
    data
      ? [
          {
            id: data.record.id,
            title: data.title,
            kind: data.record.kind,
            country: data.record.country,
            note: '',
          },
        ]
      : [],
  );
  return (
    <section className="shared-set" aria-labelledby="shared">
      <h2 id="shared">{t('saved.shared', { count: ids.length })}</h2>
      <ol className="saved-list">
        {found.map((record) => (
          <li key={record.id}>
            <div>
              <RecordLine record={record} labels={labels} />
            </div>
          </li>
        ))}
      </ol>
      <button type="button" className="button main" onClick={() => addRecords(found)}>
        {t('saved.takeOver')}
      </button>
    </section>
  );
}
