import { useId } from 'react';
import { useLanguage } from '../language/i18n.ts';

/** Names that are the same in every language. */
const STYLE_NAMES = {
  apa: 'APA',
  mla: 'MLA',
  chicago: 'Chicago',
  iso690: 'ISO 690',
  bibtex: 'BibTeX',
  ris: 'RIS',
  csl: 'CSL-JSON',
} as const;
export type CitationStyle = keyof typeof STYLE_NAMES;
export const styleName = (style: CitationStyle): string => STYLE_NAMES[style];

/** In which form something is cited. */
export function StyleChoice<Style extends CitationStyle>({
  styles,
  chosen,
  onChoose,
}: {
  styles: readonly Style[];
  chosen: Style;
  onChoose: (style: Style) => void;
}) {
  const { t } = useLanguage();
  const name = useId();
  return (
    <fieldset className="segments cite-styles no-print">
      <legend className="visually-hidden">{t('cite.style')}</legend>
      {styles.map((style) => (
        <label key={style}>
          <input type="radio" name={name} checked={chosen === style} onChange={() => onChoose(style)} />
          {STYLE_NAMES[style]}
        </label>
      ))}
    </fieldset>
  );
}
