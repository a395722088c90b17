import { useId } from 'react';
import { CiteView } from '../cite/cite-view.tsx';
import type { CitedView } from '../cite/view-citations.ts';
import { useLanguage } from '../language/i18n.ts';
import { saveFile } from '../shell/save-file.ts';
import { svgAsPng } from './svg-png.ts';

/** A chart as files, and as a citation with the index's version and the date: what was true when. */
export function TakeChart({
  heading,
  view,
  name,
  csv,
  svg,
}: {
  heading: string;
  view: CitedView;
  /** Of the files, without what tells their kind. */
  name: string;
  csv: () => string;
  svg?: () => string;
}) {
  const { t } = useLanguage();
  const id = useId();
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
      <CiteView view={view}>
        {files.map(([format, take]) => (
          <button key={format} type="button" className="button" onClick={() => void take()}>
            {t('cite.download', { format })}
          </button>
        ))}
      </CiteView>
    </section>
  );
}
