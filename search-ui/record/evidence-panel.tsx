import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { RecordPage } from '../../schemas/api.ts';
import type { Evidence } from '../../schemas/evidence.ts';
import { fetchJson } from '../api/fetch-json.ts';
import { formatMoment, formatPercent } from '../language/format.ts';
import type { Labels } from '../language/labels.ts';
import { PageImage } from './page-image.tsx';

/** Where a value stands: the page with the place lit, the words found there, and who and what put them here. */
export function EvidencePanel({
  page,
  field,
  evidence,
  labels,
  onClose,
}: {
  page: RecordPage;
  field: string;
  evidence: readonly Evidence[];
  labels: Labels;
  onClose: () => void;
}) {
  const { t, language } = labels;
  const { document, record } = page;
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another field is another panel
  useEffect(() => heading.current?.focus({ preventScroll: true }), [field]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && onClose();
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [onClose]);
  const confidence = record.confidence[field];
  const pages = new Map<number, [number, number, number, number][]>();
  for (const { place } of evidence)
    if (place.type === 'box') pages.set(place.page, [...(pages.get(place.page) ?? []), place.bbox]);
  return (
    <aside className="evidence-panel" aria-labelledby="evidence-heading">
      <div className="evidence-head">
        <h2 id="evidence-heading" ref={heading} tabIndex={-1}>
          {t('evidence.title', { field: labels.field(field) })}
        </h2>
        <button type="button" className="button" onClick={onClose}>
          {t('action.close')}
        </button>
      </div>
      <div className="evidence-scroll">
        {[...pages].map(([number, boxes]) => (
          <PageImage key={number} sha256={document.sha256} page={number} boxes={boxes} labels={labels} />
        ))}
        {evidence.map(({ place, quote }, at) => (
          <figure
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces have an order and nothing else
            key={at}
            className="evidence-quote"
          >
            {place.type === 'lines' ? (
              <TextLines sha256={document.sha256} from={place.from} to={place.to} labels={labels} />
            ) : null}
            <blockquote lang={record.fieldLanguages[field] ?? record.language}>{quote}</blockquote>
            <figcaption>
              {place.type === 'box'
                ? t('evidence.page', { page: place.page })
                : place.type === 'lines'
                  ? t('evidence.lines', { from: place.from, to: place.to })
                  : t('evidence.element', { path: place.path })}
            </figcaption>
          </figure>
        ))}
        <dl className="evidence-facts">
          {confidence === undefined ? null : (
            <div>
              <dt>{t('evidence.confidence')}</dt>
              <dd>{formatPercent(confidence, language)}</dd>
            </div>
          )}
          <div>
            <dt>{t('evidence.approved')}</dt>
            <dd>
              {page.changedBy}, {formatMoment(page.changedAt, language)}
            </dd>
          </div>
          <div>
            <dt>{t('evidence.extractor')}</dt>
            <dd>{document.extractorVersion ?? '–'}</dd>
          </div>
          <div>
            <dt>{t('evidence.fetched')}</dt>
            <dd>{formatMoment(document.fetchedAt, language)}</dd>
          </div>
          <div>
            <dt>{t('evidence.hash')}</dt>
            <dd>
              <code>{document.sha256}</code>
            </dd>
          </div>
        </dl>
      </div>
    </aside>
  );
}

/** Lines of a text layer around the place, the place itself marked. */
function TextLines({
  sha256,
  from,
  to,
  labels,
}: {
  sha256: string;
  from: number;
  to: number;
  labels: Labels;
}) {
  const first = Math.max(1, from - 2);
  const answer = useQuery({
    queryKey: ['lines', sha256, first, to],
    queryFn: ({ signal }) =>
      fetchJson<{ from: number; lines: string[] }>(
        `/documents/${sha256}/text`,
        new URLSearchParams({ from: String(first), to: String(to + 2) }),
        signal,
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!answer.data) return answer.error ? <p className="small">{labels.t('evidence.noImage')}</p> : null;
  return (
    <pre className="evidence-lines">
      {answer.data.lines.map((line, at) => {
        const number = (answer.data?.from ?? 1) + at;
        return (
          <span key={number} data-lit={(number >= from && number <= to) || undefined}>
            {line}
            {'\n'}
          </span>
        );
      })}
    </pre>
  );
}
