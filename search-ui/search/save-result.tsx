import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SearchHit, SearchQuery, SearchResult } from '../../schemas/search.ts';
import { searchOptions } from '../api/queries.ts';
import { formatNumber } from '../language/format.ts';
import type { Labels } from '../language/labels.ts';
import { addRecords } from '../saved/saved-store.ts';
import { announce } from '../shell/announce.ts';
import { fromStart } from './search-address.ts';

/** As many as a set on the server holds. */
const MOST = 500;
const PER_QUESTION = 100;

/** Saves every record of a result, or says why not. */
export function SaveResult({
  query,
  total,
  labels: { t, language },
}: {
  query: SearchQuery;
  total: number;
  labels: Labels;
}) {
  const client = useQueryClient();
  const [state, setState] = useState<'none' | 'saving' | 'failed' | { readonly saved: string }>('none');
  if (total > MOST)
    return <span className="small soft">{t('take.saveLimit', { most: formatNumber(MOST, language) })}</span>;
  const key = JSON.stringify(fromStart(query));
  const isDone = typeof state === 'object' && state.saved === key;
  const save = async () => {
    setState('saving');
    try {
      const hits: SearchHit[] = [];
      let cursor: string | null = null;
      do {
        const page = { ...fromStart(query), limit: PER_QUESTION, ...(cursor ? { cursor } : {}) };
        const found: SearchResult = await client.fetchQuery(searchOptions(page));
        hits.push(...found.hits);
        cursor = found.next;
      } while (cursor && hits.length < MOST);
      addRecords(hits.map(({ id, title, kind, country }) => ({ id, title, kind, country, note: '' })));
      setState({ saved: key });
      announce(t('take.savedAll'));
    } catch {
      setState('failed');
      announce(t('state.error'));
    }
  };
  return (
    <button
      type="button"
      className="plain-button"
      disabled={isDone || state === 'saving'}
      onClick={() => void save()}
    >
      {isDone
        ? t('take.savedAll')
        : state === 'saving'
          ? t('take.saving')
          : state === 'failed'
            ? `${t('state.error')}: ${t('state.retry')}`
            : t('take.saveAll', { count: formatNumber(total, language) })}
    </button>
  );
}
