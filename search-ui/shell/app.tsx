import { useEffect, useState } from 'react';
import { activateLanguage, isUiLanguage, useLanguage } from '../language/i18n.ts';
import { usePlace } from '../routing/location.ts';
import { useSettledPage } from '../routing/settle-page.ts';
import { useAnnouncement } from './announce.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { useLate } from './late.ts';
import { SkeletonLines } from './page-states.tsx';
import { pageAt } from './pages.ts';
import { isOn } from './preferences.ts';

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
  return (
    <>
      <a className="skip-link" href="#main">
        {t('nav.skip')}
      </a>
      <Header place={place} onKeys={() => setKeysOpen(true)} />
      <main id="main" tabIndex={-1}>
        <ErrorBoundary key={place.path}>
          <PageView path={place.path} />
        </ErrorBoundary>
      </main>
      <Footer />
      <output className="visually-hidden">{announcement}</output>
      {isKeysOpen ? <KeysDialog onClose={() => setKeysOpen(false)} /> : null}
    </>
  );
}

/** A page, or its frame while its script is on its way. */
function PageView({ path }: { path: string }) {
  const { page, id } = pageAt(path);
  const View = useLate(page);
  if (View) return <View id={id} />;
  return (
    <div className="wide page" style={{ minHeight: '100vh' }}>
      <SkeletonLines lines={6} height={28} />
    </div>
  );
}

/** Back and forward may lead to an address that names another language. */
function useNamedLanguage(search: string): void {
  useEffect(() => {
    const named = new URLSearchParams(search).get('lang');
    if (isUiLanguage(named)) void activateLanguage(named);
  }, [search]);
}
