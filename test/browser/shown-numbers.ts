/** The numbers of a result page as they are read by anybody. Runs in the page. */
export interface ShownSearch {
  readonly total: number | null;
  /** In the order of the page; only the values in sight. */
  readonly facets: readonly (readonly (readonly [value: string, count: number])[])[];
  readonly kinds: readonly number[];
  readonly years: readonly (readonly [year: number, count: number])[];
  readonly unknownYears: number | null;
}

export function readShownSearch(): ShownSearch {
  const number = (text: string | null | undefined): number => Number((text ?? '').replaceAll(/\D/gu, ''));
  const all = (selector: string, from: ParentNode = document) => [...from.querySelectorAll(selector)];
  const isSettled = !document.querySelector('.results-slow, .results-main .skeleton');
  const sentence = document.querySelector('[data-testid=total]')?.textContent ?? '';
  return {
    total: isSettled && /\d/u.test(sentence) ? number(/[\d,]+/u.exec(sentence)?.[0]) : null,
    facets: all('.results-facets details.facet:not(.years)').map((facet) =>
      all('.facet-row', facet).map((row) => [
        row.querySelector('input')?.id.replace(/^[^-]*-/u, '') ?? '',
        number(row.querySelector('.facet-count')?.textContent),
      ]),
    ),
    kinds: all('.kind-tabs .number').map((shown) => number(shown.textContent)),
    years: all('.histogram button').map((bar) => {
      const [year = 0, count = 0] =
        (bar.getAttribute('aria-label') ?? '').match(/[\d,]+/gu)?.map(number) ?? [];
      return [year, count];
    }),
    unknownYears: document.querySelector('.unknown-year')
      ? number(document.querySelector('.unknown-year .facet-count')?.textContent)
      : null,
  };
}

/** All that the address of a page says, as the page shows it, in words of no language. Runs in the page. */
export function readShownState(): string {
  const all = (selector: string) => [...document.querySelectorAll(selector)];
  const digits = (text: string | null): string => (text ?? '').replaceAll(/\D/gu, '');
  const address = new URL(location.href);
  address.searchParams.delete('lang');
  return JSON.stringify({
    address: address.pathname + address.search,
    isSettled:
      !document.querySelector('.results-slow, main .skeleton') && document.querySelector('main h1') !== null,
    hits: all('main [id^="hit-"]').map(({ id }) => id),
    total: /\d+/u.exec(document.querySelector('[data-testid=total]')?.textContent ?? '')?.[0] ?? null,
    chosen: all('.facet-row')
      .filter((row) => row instanceof HTMLElement && row.dataset.state !== 'neither')
      .map(
        (row) =>
          `${row.getAttribute('data-state')} ${row.querySelector('input')?.id.replace(/^[^-]*-/u, '')} ${digits(row.querySelector('.facet-count')?.textContent ?? '')}`,
      )
      .sort(),
    choices: all('main select').map((select) => (select instanceof HTMLSelectElement ? select.value : '')),
    texts: all('main input:not([type=checkbox]):not([type=radio])').map((input) =>
      input instanceof HTMLInputElement ? input.value : '',
    ),
    // Names of countries stand in the order of a language's alphabet.
    ticked: all('main .controls input, main .control input').filter(
      (input) => input instanceof HTMLInputElement && input.checked,
    ).length,
    pressed: all('main [aria-pressed]:not(.facet-not):not(.save-mark)').map((button) =>
      button.getAttribute('aria-pressed'),
    ),
    cells: all('button.cell')
      .map((cell) => `${cell.id} ${digits(cell.querySelector('.number')?.textContent ?? '')}`)
      .sort(),
    gaps: all('.gap-table td').map((cell) =>
      digits(cell.querySelector('.number')?.textContent ?? cell.textContent),
    ),
    fields: all('.record-field, .compare-records tbody tr').length,
    evidence: all('.evidence-panel blockquote').map((quote) => quote.textContent),
    links: all('main a[href*="/records/"]')
      .map((link) => new URL((link as HTMLAnchorElement).href).pathname)
      .sort(),
  });
}
