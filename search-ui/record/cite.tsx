import type { RecordPage } from '../../schemas/api.ts';
import { Citation } from '../cite/citation.tsx';
import { styleName } from '../cite/style-choice.tsx';
import type { Labels } from '../language/labels.ts';
import { rooted, wholeAddress } from '../routing/root.ts';
import { CopyButton } from '../shell/copy-button.tsx';
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
  const { id } = page.record;
  const newest = wholeAddress(`/records/${id}`);
  const pinned = `${newest}?version=${page.version}`;
  const data = rooted(`/api/v1/records/${id}?version=${page.version}`);
  return (
    <section className="record-section" aria-labelledby="cite">
      <h2 id="cite">{t('cite.title')}</h2>
      <Citation
        styles={STYLES}
        textIn={(style) => page.citations[style]}
        files={STYLES.filter((style) => FILES[style])}
        actions={(style, text) => {
          const file = FILES[style];
          return (
            <>
              {file ? (
                <button
                  type="button"
                  className="button"
                  onClick={() => saveFile(text, `${id}.${file.name}`, file.type)}
                >
                  {t('cite.download', { format: styleName(style) })}
                </button>
              ) : null}
              <a className="button" href={data} download={`${id}.json`}>
                {t('cite.download', { format: 'JSON' })}
              </a>
            </>
          );
        }}
      />
      <p className="permalink">
        <span className="label">{t('cite.permalink')}</span>{' '}
        <a className="whole" href={pinned}>
          {pinned}
        </a>{' '}
        <CopyButton text={pinned} label={t('copy.link')} className="plain-button no-print" />
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
