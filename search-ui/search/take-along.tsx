import { useState } from 'react';
import type { SearchQuery, SearchResult } from '../../schemas/search.ts';
import { searchToParameters } from '../../schemas/search-parameters.ts';
import { IS_ARCHIVE } from '../api/server.ts';
import type { Labels } from '../language/labels.ts';
import { addRecords, keepSearch, useSaved } from '../saved/saved-store.ts';
import { copyText } from '../shell/copy-text.ts';
import { describeSearch } from './describe-search.ts';
import { ExportLinks } from './export-links.tsx';
import { SaveResult } from './save-result.tsx';
import { fromStart } from './search-address.ts';

/** What can be taken from a result: files of all of it, the search itself, its address. */
export function TakeAlong({
  query,
  result,
  labels,
}: {
  query: SearchQuery;
  result: SearchResult;
  labels: Labels;
}) {
  const { t } = labels;
  const { searches } = useSaved();
  const [isCopied, setCopied] = useState(false);
  const whole = searchToParameters({ ...fromStart(query), limit: 20 });
  const parameters = whole.toString();
  const isKept = searches.some((search) => search.parameters === parameters);
  return (
    <aside className="take-along no-print" aria-label={t('take.title')}>
      <h2 className="label">{t('take.title')}</h2>
      <p className="small soft">{t('take.all', { count: result.total })}</p>
      <ExportLinks search={whole} labels={labels} />
      <ul className="take-actions">
        <li>
          <button
            type="button"
            className="plain-button"
            onClick={() =>
              addRecords(
                result.hits.map(({ id, title, kind, country }) => ({ id, title, kind, country, note: '' })),
              )
            }
          >
            {t('take.savePage', { count: result.hits.length })}
          </button>
        </li>
        {result.total > result.hits.length ? (
          <li>
            <SaveResult query={query} total={result.total} labels={labels} />
          </li>
        ) : null}
        {IS_ARCHIVE ? null : (
          <li>
            <a href={`/feed.atom?${parameters}`}>Atom</a>
          </li>
        )}
        <li>
          <button
            type="button"
            className="plain-button"
            disabled={isKept}
            onClick={() =>
              keepSearch({
                parameters,
                name: describeSearch(query, result.total, labels) + (query.q ? ` – “${query.q}”` : ''),
                total: result.total,
                seenAt: new Date().toISOString(),
              })
            }
          >
            {t(isKept ? 'take.searchKept' : 'take.keepSearch')}
          </button>
        </li>
        <li>
          <button
            type="button"
            className="plain-button"
            onClick={async () => setCopied(await copyText(location.href, t('copy.done')))}
          >
            {t(isCopied ? 'copy.done' : 'copy.link')}
          </button>
        </li>
      </ul>
    </aside>
  );
}
