import { type ReactNode, useState } from 'react';
import { useLanguage } from '../language/i18n.ts';
import { CopyButton } from '../shell/copy-button.tsx';
import './cite.css';
import { type CitationStyle, StyleChoice } from './style-choice.tsx';

/**
 * A citation in one of several styles, to copy; `actions` stand beside the button and may depend on the style. Styles
 * in `files` are lines of a program rather than sentences.
 */
export function Citation<Style extends CitationStyle>({
  styles,
  textIn,
  files = [],
  language,
  actions,
}: {
  /** The first is shown first. */
  styles: readonly [Style, ...Style[]];
  textIn: (style: Style) => string;
  files?: readonly CitationStyle[];
  /** Of the citation's own words, where it is not the reader's. */
  language?: string;
  actions: (style: Style, text: string) => ReactNode;
}) {
  const { t } = useLanguage();
  const [style, setStyle] = useState<Style>(styles[0]);
  const text = textIn(style);
  return (
    <>
      <StyleChoice styles={styles} chosen={style} onChoose={setStyle} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre className="citation" data-plain={!files.includes(style) || undefined} tabIndex={0} lang={language}>
        {text}
      </pre>
      <p className="cite-actions no-print">
        <CopyButton text={text} label={t('cite.copy')} className="button main" />
        {actions(style, text)}
      </p>
    </>
  );
}
