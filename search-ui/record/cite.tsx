import { useState } from 'react';
import type { RecordPage } from '../../schemas/api.ts';
import '../cite/cite.css';
import { StyleChoice, styleName } from '../cite/style-choice.tsx';
import type { Labels } from '../language/labels.ts';
import { rooted, wholeAddress } from '../routing/root.ts';
import { copyText } from '../shell/copy-text.ts';
import { saveFile } from '../shell/save-file.ts';

const STYLES = ['apa', 'mla', 'chicago', 'iso690', 'bibtex', 'ris', 'csl'] as const;
/** Forms that are files rather than sentences. */
const FILES: Partial<Record<(typeof STYLES)[number], { readonly name: string; readonly type: string }>> = {
  bibtex: { name: 'bib', type: 'application/x-bibtex' },
  ris: { name: 'ris', type: 'application/x-research-info-systems' },
  csl: { name: 'json', type: 'application/vnd.citationstyles.csl+json' },
};

/** The record as a citation in seven forms, to copy or to keep as a file; and its permanent addresses. */
export function Cite({ page, labels }: { page: RecordPage; labels: Labels }) {
  const { t } = labels;
  const [style, setStyle] = useState<(typeof STYLES)[number]>('apa');
  const [copied, setCopied] = useState<string | null>(null);
  const text = page.citations[style];
  const newest = wholeAddress(`/records/${page.record.id}`);
  const pinned = `${newest}?version=${page.version}`;
  const file = FILES[style];
  const data = rooted(`/api/v1/records/${page.record.id}?version=${page.version}`);
  return (
    <section className="record-section" aria-labelledby="cite">
      <h2 id="cite">{t('cite.title')}</h2>
      <StyleChoice styles={STYLES} chosen={style} onChoose={setStyle} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre className="citation" data-plain={!file || undefined} tabIndex={0}>
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
            {t('cite.download', { format: styleName(style) })}
          </button>
        ) : null}
        <a className="button" href={data} download={`${page.record.id}.json`}>
          {t('cite.download', { format: 'JSON' })}
        </a>
      </p>
      <p className="permalink">
        <span className="label">{t('cite.permalink')}</span>{' '}
        <a className="whole" href={pinned}>
          {pinned}
        </a>{' '}
        <button
          type="button"
          className="plain-button no-print"
          onClick={async () => setCopied((await copyText(pinned, t('copy.done'))) ? 'link' : null)}
        >
          {t(copied === 'link' ? 'copy.done' : 'copy.link')}
        </button>
        <span className="small soft permalink-newest">
          {t('cite.newest')}:{' '}
          <a className="whole" href={newest}>
            {newest}
          </a>
        </span>
      </p>
    </section>
  );
}
