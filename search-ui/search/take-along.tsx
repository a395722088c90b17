import { useState } from 'react';
import type { SearchQuery, SearchResult } from '../../schemas/search.ts';
import { searchToParameters } from '../../schemas/search-parameters.ts';
import { IS_ARCHIVE } from '../api/server.ts';
import type { Labels } from '../language/labels.ts';
import { rooted } from '../routing/root.ts';
import { addRecords, keepSearch, useSaved } from '../saved/saved-store.ts';
import { copyText } from '../shell/copy-text.ts';
import { describeSearch } from './describe-search.ts';
import { fromStart } from './search-address.ts';

const FORMATS = ['ris', 'bibtex', 'csl', 'csv', 'ndjson'] as const;
const FORMAT_NAMES = { ris: 'RIS', bibtex: 'BibTeX', csl: 'CSL-JSON', csv: 'CSV', ndjson: 'NDJSON' } as const;

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
      <ul className="take-formats">
        {FORMATS.map((format) => {
          const file = new URLSearchParams([['format', format], ...whole]);
          return (
            <li key={format}>
              <a href={rooted(`/api/v1/export?${file}`)} download>
                {FORMAT_NAMES[format]}
              </a>
            </li>
          );
        })}
      </ul>
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
