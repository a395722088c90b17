import { memo } from 'react';
import type { SearchHit } from '../../schemas/search.ts';
import { formatPeriod } from '../language/format.ts';
import type { Labels } from '../language/labels.ts';
import { Link } from '../routing/link.tsx';
import { toggleRecord, useSaved } from '../saved/saved-store.ts';
import { CountryMark } from '../shell/country-mark.tsx';
import { Coins } from './coins.tsx';
import { MarkedText } from './marked-text.tsx';
import './entry.css';

/** The facts of an entry's last line, in this order: what kind of evidence, from whom. */
const FACTS = [
  'authors',
  'author',
  'writer',
  'programme',
  'studyType',
  'dataCollection',
  'participants',
  'productType',
  'implementationLevel',
  'type',
];

export const hitYears = (hit: Pick<SearchHit, 'year' | 'period'>, { language, t }: Labels): string =>
  hit.year !== null ? String(hit.year) : hit.period ? formatPeriod(hit.period, language, t) : '';

/** One result, at most five lines: kind and country, title, why it matched, facts. */
export const Entry = memo(function Entry({
  hit,
  labels,
  level = 2,
}: {
  hit: SearchHit;
  labels: Labels;
  level?: 2 | 3;
}) {
  const Heading = level === 2 ? 'h2' : 'h3';
  const years = hitYears(hit, labels);
  const facts = FACTS.flatMap((name) => {
    const value = hit.facts[name];
    return value && value !== hit.title && !hit.title.startsWith(value) ? [{ name, value }] : [];
  }).slice(0, 3);
  const foreign = hit.language === labels.language ? undefined : hit.language;
  return (
    <article className="entry">
      <Coins item={hit} />
      <p className="entry-line">
        <span className="label">{labels.kind(hit.kind)}</span>
        <CountryMark code={hit.country} />
        {years ? <span className="number">{years}</span> : null}
        <SaveButton hit={hit} labels={labels} />
      </p>
      <Heading>
        <Link id={`hit-${hit.id}`} href={`/records/${hit.id}`} lang={foreign}>
          <MarkedText parts={hit.markedTitle} />
        </Link>
      </Heading>
      {hit.snippets.slice(0, 2).map((snippet) => (
        <p key={snippet.field} className="entry-why" lang={foreign}>
          <span className="entry-field" lang={labels.language}>
            {labels.field(snippet.field)}
          </span>{' '}
          <MarkedText parts={snippet.parts} />
        </p>
      ))}
      {facts.length > 0 ? (
        <p className="entry-facts" lang={foreign}>
          {facts.map(({ name, value }) => (
            <span key={name} title={labels.field(name)}>
              {value}
            </span>
          ))}
        </p>
      ) : null}
    </article>
  );
});

export function SaveButton({ hit, labels: { t } }: { hit: SearchHit; labels: Labels }) {
  const isSaved = useSaved().records.some((record) => record.id === hit.id);
  return (
    <button
      type="button"
      className="save-button no-print"
      aria-pressed={isSaved}
      aria-label={t(isSaved ? 'save.removeNamed' : 'save.addNamed', { title: hit.title })}
      onClick={() => toggleRecord({ id: hit.id, title: hit.title, kind: hit.kind, country: hit.country })}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M4 2.5h8v11L8 10.6 4 13.5Z" />
      </svg>
      <span>{t(isSaved ? 'save.saved' : 'save.add')}</span>
    </button>
  );
}
