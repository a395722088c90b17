import type { ReactNode } from 'react';
import { Citation } from './citation.tsx';
import { type CitedView, VIEW_CITATIONS, VIEW_STYLES } from './view-citations.ts';

/** A view's citation in four styles, to copy; beside it what else can be done. */
export const CiteView = ({ view, children }: { view: CitedView; children?: ReactNode }) => (
  <Citation
    styles={VIEW_STYLES}
    textIn={(style) => VIEW_CITATIONS[style](view)}
    language="en"
    actions={() => children}
  />
);
