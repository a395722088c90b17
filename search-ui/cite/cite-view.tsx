import { type ReactNode, useState } from 'react';
import { useLanguage } from '../language/i18n.ts';
import { copyText } from '../shell/copy-text.ts';
import './cite.css';
import { StyleChoice } from './style-choice.tsx';
import { type CitedView, VIEW_CITATIONS, VIEW_STYLES, type ViewStyle } from './view-citations.ts';

/** A view's citation in four styles, to copy; beside it what else can be done. */
export function CiteView({ view, children }: { view: CitedView; children?: ReactNode }) {
  const { t } = useLanguage();
  const [style, setStyle] = useState<ViewStyle>('apa');
  const [copied, setCopied] = useState<ViewStyle | null>(null);
  const text = VIEW_CITATIONS[style](view);
  return (
    <>
      <StyleChoice styles={VIEW_STYLES} chosen={style} onChoose={setStyle} />
      <p className="citation" data-plain lang="en">
        {text}
      </p>
      <p className="cite-actions no-print">
        <button
          type="button"
          className="button main"
          onClick={async () => setCopied((await copyText(text, t('copy.done'))) ? style : null)}
        >
          {t(copied === style ? 'copy.done' : 'cite.copy')}
        </button>
        {children}
      </p>
    </>
  );
}
