import { useEffect, useState } from 'react';
import { activateLanguage, isUiLanguage, LANGUAGE_NAMES, useLanguage } from '../language/i18n.ts';
import { Link } from '../routing/link.tsx';
import { navigate, type Place } from '../routing/location.ts';
import { withinRoot } from '../routing/root.ts';
import { useSavedCount } from '../saved/saved-store.ts';
import { SearchBox } from '../search/search-box.tsx';
import { chooseTheme, THEMES, useTheme } from './theme.ts';

const NAVIGATION = [
  ['/search', 'nav.search'],
  ['/compare', 'nav.compare'],
  ['/gaps', 'nav.gaps'],
  ['/countries', 'nav.countries'],
  ['/about', 'nav.about'],
] as const;

/** The pages with a search box of their own get none in the header. */
const HAS_OWN_SEARCH = new Set(['/', '/search']);

export function Header({ place, onKeys }: { place: Place; onKeys: () => void }) {
  const { t } = useLanguage();
  const saved = useSavedCount();
  const [isOpen, setOpen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address closes the menu
  useEffect(() => setOpen(false), [place.path]);
  return (
    <header className="site-header">
      <div className="wide">
        <Link className="brand" href="/">
          <svg viewBox="0 0 32 32" aria-hidden="true" fill="none" strokeWidth="2.2" strokeLinejoin="round">
            <path d="M16 4 29 27H3Z" />
            <path d="M16 4v23M9.5 15.5c4 2.4 9 2.4 13 0" strokeWidth="1.5" />
          </svg>
          Prismatlas
        </Link>
        <nav className="site-nav" aria-label={t('nav.label')} id="site-nav" data-open={isOpen || undefined}>
          {NAVIGATION.map(([href, id]) => (
            <Link
              key={href}
              href={href}
              aria-current={place.path === href || place.path.startsWith(`${href}/`) ? 'page' : undefined}
            >
              {t(id)}
            </Link>
          ))}
          <Link
            href="/saved"
            className="nav-saved"
            aria-current={place.path === '/saved' ? 'page' : undefined}
          >
            {t('nav.saved')}
          </Link>
          <div className="nav-language">
            <LanguageChoice />
          </div>
        </nav>
        {HAS_OWN_SEARCH.has(place.path) ? null : (
          <div className="header-search no-print">
            <SearchBox
              text=""
              size="small"
              onSearch={(text) => navigate(text ? `/search?${new URLSearchParams({ q: text })}` : '/search')}
            />
          </div>
        )}
        <div className="site-tools">
          <Link href="/saved" className="tools-saved">
            {t('nav.saved')}
            {saved > 0 ? <span className="number"> {saved}</span> : null}
          </Link>
          <LanguageChoice />
          <ThemeChoice />
          <button
            type="button"
            className="icon-button keys-button"
            aria-label={t('keys.title')}
            onClick={onKeys}
          >
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M8.5 9.2c0-2 1.5-3.4 3.6-3.4s3.5 1.2 3.5 3.1c0 2.5-3.4 2.7-3.4 5.4" />
              <path d="M12.2 18.2v.1" strokeWidth="2.4" />
            </svg>
          </button>
          <button
            type="button"
            className="icon-button menu-button"
            aria-label={t('nav.menu')}
            aria-expanded={isOpen}
            aria-controls="site-nav"
            onClick={() => setOpen(!isOpen)}
          >
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M4 7h16M4 12h16M4 17h16" />
            </svg>
          </button>
        </div>
      </div>
    </header>
  );
}

function LanguageChoice() {
  const { language, t } = useLanguage();
  const choose = async (value: string) => {
    if (!isUiLanguage(value)) return;
    await activateLanguage(value, { isChoice: true });
    const parameters = new URLSearchParams(location.search);
    parameters.set('lang', value);
    navigate(`${withinRoot(location.pathname)}?${parameters}`, { replace: true });
  };
  return (
    <select
      className="field language-name"
      aria-label={t('language.label')}
      value={language}
      onChange={(event) => void choose(event.target.value)}
    >
      {Object.entries(LANGUAGE_NAMES).map(([code, name]) => (
        <option key={code} value={code} lang={code}>
          {name}
        </option>
      ))}
    </select>
  );
}

function ThemeChoice() {
  const { t } = useLanguage();
  const theme = useTheme();
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'auto';
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={t('theme.label', { theme: t(`theme.${theme}`) })}
      title={t('theme.label', { theme: t(`theme.${theme}`) })}
      onClick={() => chooseTheme(next)}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <circle cx="12" cy="12" r="7" />
        {theme === 'light' ? null : (
          <path
            d={theme === 'dark' ? 'M12 5a7 7 0 0 0 0 14 7 7 0 0 0 0-14Z' : 'M12 5a7 7 0 0 1 0 14Z'}
            fill="currentColor"
          />
        )}
      </svg>
    </button>
  );
}
