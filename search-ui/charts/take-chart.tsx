import { useId, useState } from 'react';
import { useLanguage } from '../language/i18n.ts';
import { copyText } from '../shell/copy-text.ts';
import { saveFile } from '../shell/save-file.ts';
import { svgAsPng } from './svg-png.ts';

/** A chart as files, and as a citation with the index's version and the date: what was true when. */
export function TakeChart({
  heading,
  citation,
  name,
  csv,
  svg,
}: {
  heading: string;
  citation: string;
  /** Of the files, without what tells their kind. */
  name: string;
  csv: () => string;
  svg?: () => string;
}) {
  const { t } = useLanguage();
  const id = useId();
  const [isCopied, setCopied] = useState(false);
  const files = [
    ['CSV', () => saveFile(csv(), `${name}.csv`, 'text/csv;charset=utf-8')],
    ...(svg
      ? [
          ['SVG', () => saveFile(svg(), `${name}.svg`, 'image/svg+xml')] as const,
          ['PNG', async () => saveFile(await svgAsPng(svg()), `${name}.png`, 'image/png')] as const,
        ]
      : []),
  ] as const;
  return (
    <section className="take-comparison" aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <p className="citation" data-plain>
        {citation}
      </p>
      <p className="cite-actions no-print">
        <button
          type="button"
          className="button main"
          onClick={async () => setCopied(await copyText(citation, t('copy.done')))}
        >
          {t(isCopied ? 'copy.done' : 'cite.copy')}
        </button>
        {files.map(([format, take]) => (
          <button key={format} type="button" className="button" onClick={() => void take()}>
            {t('cite.download', { format })}
          </button>
        ))}
      </p>
    </section>
  );
}
