import { useState } from 'react';
import type { RecordPage } from '../../schemas/api.ts';
import type { Labels } from '../language/labels.ts';
import { rooted, wholeAddress } from '../routing/root.ts';
import { copyText } from '../shell/copy-text.ts';
import { saveFile } from '../shell/save-file.ts';

const STYLES = ['apa', 'iso690', 'bibtex', 'ris', 'csl'] as const;
const STYLE_NAMES = { apa: 'APA', iso690: 'ISO 690', bibtex: 'BibTeX', ris: 'RIS', csl: 'CSL-JSON' } as const;
const FILES = {
  bibtex: { name: 'bib', type: 'application/x-bibtex' },
  ris: { name: 'ris', type: 'application/x-research-info-systems' },
  csl: { name: 'json', type: 'application/vnd.citationstyles.csl+json' },
} as const;

/** The record as a citation in five forms, to copy or to keep as a file; and its permanent address. */
export function Cite({ page, labels }: { page: RecordPage; labels: Labels }) {
  const { t } = labels;
  const [style, setStyle] = useState<(typeof STYLES)[number]>('apa');
  const [copied, setCopied] = useState<string | null>(null);
  const text = page.citations[style];
  const permalink = wholeAddress(`/records/${page.record.id}`);
  const file = style === 'apa' || style === 'iso690' ? null : FILES[style];
  const data = rooted(`/api/v1/records/${page.record.id}`);
  return (
    <section className="record-section" aria-labelledby="cite">
      <h2 id="cite">{t('cite.title')}</h2>
      <fieldset className="segments no-print">
        <legend className="visually-hidden">{t('cite.style')}</legend>
        {STYLES.map((known) => (
          <label key={known}>
            <input type="radio" name="style" checked={style === known} onChange={() => setStyle(known)} />
            {STYLE_NAMES[known]}
          </label>
        ))}
      </fieldset>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre className="citation" data-plain={file === null || undefined} tabIndex={0}>
        {text}
      </pre>
      <p className="cite-actions no-print">
        <button
          type="button"
          className="button main"
          onClick={async () => setCopied((await copyText(text, t('copy.done'))) ? style : null)}
        >
          {t(copied === style ? 'copy.done' : 'cite.copy')}
        </button>
        {file ? (
          <button
            type="button"
            className="button"
            onClick={() => saveFile(text, `${page.record.id}.${file.name}`, file.type)}
          >
            {t('cite.download', { format: STYLE_NAMES[style] })}
          </button>
        ) : null}
        <a className="button" href={data} download={`${page.record.id}.json`}>
          {t('cite.download', { format: 'JSON' })}
        </a>
      </p>
      <p className="permalink">
        <span className="label">{t('cite.permalink')}</span>{' '}
        <a className="whole" href={permalink}>
          {permalink}
        </a>{' '}
        <button
          type="button"
          className="plain-button no-print"
          onClick={async () => setCopied((await copyText(permalink, t('copy.done'))) ? 'link' : null)}
        >
          {t(copied === 'link' ? 'copy.done' : 'copy.link')}
        </button>
      </p>
    </section>
  );
}
