import { useEffect } from 'react';

/** The document's title while a page is shown. */
export function usePageTitle(title: string | undefined): void {
  useEffect(() => {
    if (title) document.title = title === 'Prismatlas' ? title : `${title} – Prismatlas`;
  }, [title]);
}
