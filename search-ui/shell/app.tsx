import { type ComponentType, lazy, Suspense, useEffect, useState } from 'react';
import { FrontPage } from '../front/front-page.tsx';
import { activateLanguage, isUiLanguage, useLanguage } from '../language/i18n.ts';
import { usePlace } from '../routing/location.ts';
import { useSettledPage } from '../routing/settle-page.ts';
import { useAnnouncement } from './announce.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { SkeletonLines } from './page-states.tsx';
import { isOn } from './preferences.ts';

const page = (load: () => Promise<{ Page: ComponentType<{ id: string }> }>) =>
  lazy(async () => ({ default: (await load()).Page }));

/** Every address of the interface; the first part in brackets is the page's `id`. */
const PAGES: readonly (readonly [RegExp, ComponentType<{ id: string }>])[] = [
  [/^\/$/, FrontPage],
  [/^\/search$/, page(() => import('../search/search-page.tsx'))],
  [/^\/records\/([^/]+)$/, page(() => import('../record/record-page.tsx'))],
  [/^\/compare$/, page(() => import('../compare/compare-page.tsx'))],
  [/^\/compare\/records$/, page(() => import('../compare/compare-records-page.tsx'))],
  [/^\/gaps$/, page(() => import('../gaps/gap-page.tsx'))],
  [/^\/countries$/, page(() => import('../countries/countries-page.tsx'))],
  [/^\/countries\/([A-Za-z]{2})$/, page(() => import('../countries/country-page.tsx'))],
  [/^\/runs$/, page(() => import('../runs/runs-page.tsx'))],
  [/^\/saved$/, page(() => import('../saved/saved-page.tsx'))],
  [/^\/sets\/([\w-]+)$/, page(() => import('../saved/set-page.tsx'))],
  [/^\/about$/, page(() => import('../help/about-page.tsx'))],
];

export function App() {
  const place = usePlace();
  const { t } = useLanguage();
  const [isKeysOpen, setKeysOpen] = useState(false);
  const announcement = useAnnouncement();
  useSettledPage(place);
  useNamedLanguage(place.search);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof Element &&
        event.target.closest('input:not([type=checkbox]), select, textarea');
      if (isTyping || !isOn('keys') || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === '?') setKeysOpen(true);
      else if (event.key === '/') {
        const box = document.querySelector<HTMLInputElement>(
          'main input[role=combobox], header input[role=combobox]',
        );
        if (!box) return;
        event.preventDefault();
        box.focus();
        box.select();
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  const [pattern, Page] = PAGES.find(([known]) => known.test(place.path)) ?? [null, NotFoundPage];
  const id = decoded(pattern?.exec(place.path)?.[1] ?? '');
  return (
    <>
      <a className="skip-link" href="#main">
        {t('nav.skip')}
      </a>
      <Header place={place} onKeys={() => setKeysOpen(true)} />
      <main id="main" tabIndex={-1}>
        <Suspense
          fallback={
            <div className="wide page" style={{ minHeight: '100vh' }}>
              <SkeletonLines lines={6} height={28} />
            </div>
          }
        >
          <ErrorBoundary key={place.path}>
            <Page key={pattern?.source ?? ''} id={id} />
          </ErrorBoundary>
        </Suspense>
      </main>
      <Footer />
      <output className="visually-hidden">{announcement}</output>
      {isKeysOpen ? <KeysDialog onClose={() => setKeysOpen(false)} /> : null}
    </>
  );
}

/** An address with a stray percent sign is not encoded: it stands for itself. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Back and forward may lead to an address that names another language. */
function useNamedLanguage(search: string): void {
  useEffect(() => {
    const named = new URLSearchParams(search).get('lang');
    if (isUiLanguage(named)) void activateLanguage(named);
  }, [search]);
}
