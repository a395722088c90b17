import { type FormEvent, useState } from 'react';
import { useStatus } from '../api/queries.ts';
import { type Labels, useLabels } from '../language/labels.ts';
import { usePageTitle } from '../routing/page-title.ts';
import { announce } from '../shell/announce.ts';
import { CopyButton } from '../shell/copy-button.tsx';
import { saveFile } from '../shell/save-file.ts';
import '../cite/cite.css';
import './suggest-page.css';
import {
  EMPTY_SUGGESTION,
  SUGGESTED,
  type SuggestedPart,
  type Suggestion,
  suggestionMail,
  suggestionPage,
  suggestionText,
} from './suggestion-file.ts';

/** A good practice that is missing: written down here, sent by the reader to whoever runs the portal, published by nobody else. */
export function Page() {
  const labels = useLabels();
  const { t } = labels;
  const [suggestion, setSuggestion] = useState<Suggestion>(EMPTY_SUGGESTION);
  const [isReady, setReady] = useState(false);
  usePageTitle(t('suggest.title'));
  const change = (part: SuggestedPart, text: string) => {
    setSuggestion({ ...suggestion, [part]: text });
    setReady(false);
  };
  const prepare = (event: FormEvent) => {
    event.preventDefault();
    setReady(true);
    announce(t('suggest.ready'));
  };
  const one = (part: SuggestedPart, label: string, hint?: string) => (
    <Part part={part} {...{ label, hint, suggestion }} onChange={change} />
  );
  return (
    <div className="wide page suggest-page">
      <div className="page-head">
        <h1>{t('suggest.title')}</h1>
        <p className="lead">{t('suggest.lead')}</p>
      </div>
      <p className="suggest-people">{t('suggest.people')}</p>
      <form onSubmit={prepare}>
        {one('title', labels.field('title'))}
        {one('country', labels.facet('country'))}
        {one('aims', labels.field('aims'), t('suggest.aims'))}
        {one('activities', labels.field('activities'), t('suggest.activities'))}
        {one('results', labels.field('results'), t('suggest.results'))}
        {one('period', labels.field('period'))}
        {one('link', t('suggest.link'))}
        {one('source', t('suggest.source'))}
        <p>
          <button type="submit" className="button main">
            {t('suggest.prepare')}
          </button>
        </p>
      </form>
      {isReady ? <Sending suggestion={suggestion} labels={labels} /> : null}
    </div>
  );
}

const REQUIRED: readonly SuggestedPart[] = ['title', 'country', 'aims'];
const LONG: readonly SuggestedPart[] = ['aims', 'activities', 'results'];

function Part({
  part,
  label,
  hint,
  suggestion,
  onChange,
}: {
  part: SuggestedPart;
  label: string;
  hint?: string | undefined;
  suggestion: Suggestion;
  onChange: (part: SuggestedPart, text: string) => void;
}) {
  const { t } = useLabels();
  const id = `suggest-${part}`;
  const field = {
    id,
    className: 'field',
    value: suggestion[part],
    maxLength: SUGGESTED[part],
    required: REQUIRED.includes(part),
    'aria-describedby': hint ? `${id}-hint` : undefined,
  };
  return (
    <div className="suggest-part">
      <label htmlFor={id}>
        {label}
        {field.required ? null : <span className="soft small"> ({t('suggest.optional')})</span>}
      </label>
      {hint ? (
        <p className="soft small" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {LONG.includes(part) ? (
        <textarea {...field} rows={4} onChange={(event) => onChange(part, event.target.value)} />
      ) : (
        <input
          {...field}
          type={part === 'link' ? 'url' : 'text'}
          onChange={(event) => onChange(part, event.target.value)}
        />
      )}
    </div>
  );
}

/** The suggestion as it will be read, and the ways to send it. */
function Sending({ suggestion, labels: { t, language } }: { suggestion: Suggestion; labels: Labels }) {
  const status = useStatus().data;
  const contact = status?.contact ?? null;
  const isMailbox = contact !== null && /^[^\s@/]+@[^\s@/]+$/u.test(contact);
  const isPage = contact !== null && /^https?:\/\//iu.test(contact);
  const mail = isMailbox ? suggestionMail(contact, suggestion) : null;
  const text = suggestionText(suggestion);
  return (
    <section aria-labelledby="suggest-send">
      <h2 id="suggest-send">{t('suggest.send')}</h2>
      <p>{t('suggest.sendText')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre className="citation suggest-text" tabIndex={0} lang="en">
        {text}
      </pre>
      <p className="suggest-actions no-print">
        {mail && contact ? (
          <a className="button main" href={mail}>
            {t('record.reportTo', { contact })}
          </a>
        ) : null}
        <button
          type="button"
          className="button"
          onClick={() =>
            saveFile(
              suggestionPage(suggestion, language),
              'suggested-practice.html',
              'text/html;charset=utf-8',
            )
          }
        >
          {t('cite.download', { format: 'HTML' })}
        </button>
        <CopyButton text={text} label={t('suggest.copy')} />
      </p>
      {isPage ? (
        <p>
          <a href={contact} rel="noopener noreferrer external">
            {t('record.reportTo', { contact })}
          </a>
        </p>
      ) : mail ? null : (
        <p>{contact ? t('record.reportTo', { contact }) : status ? t('suggest.nobody') : null}</p>
      )}
    </section>
  );
}
