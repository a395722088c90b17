import { saveFile } from '../../search-ui/shell/save-file.ts';

type Ask = (path: string, parameters?: URLSearchParams) => Promise<Response>;

/** Makes the files that links to exports promise: there is no server that would. */
export function saveExportsOnClick(options: { isExport: (path: string) => boolean; ask: Ask }): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!(link instanceof HTMLAnchorElement) || link.ariaBusy === 'true') return;
    const url = new URL(link.href);
    if (!options.isExport(url.pathname)) return;
    event.preventDefault();
    link.ariaBusy = 'true';
    void save(options.ask, url.searchParams).finally(() => {
      link.ariaBusy = null;
    });
  });
}

async function save(ask: Ask, parameters: URLSearchParams): Promise<void> {
  const response = await ask('/export', parameters);
  if (!response.ok) return;
  const name = /filename="([^"]+)"/u.exec(response.headers.get('content-disposition') ?? '')?.[1];
  saveFile(await response.blob(), name ?? 'prismatlas', response.headers.get('content-type') ?? '');
}
