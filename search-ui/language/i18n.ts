import { i18n, type Messages } from '@lingui/core';
import { useSyncExternalStore } from 'react';
import type en from './locales/en.json';

/** The languages of the interface, each by its own name. English is the fallback. */
export const LANGUAGE_NAMES = {
  en: 'English',
  sl: 'Slovenščina',
  nl: 'Nederlands',
  fr: 'Français',
  fi: 'Suomi',
  it: 'Italiano',
  es: 'Español',
} as const;
export type UiLanguage = keyof typeof LANGUAGE_NAMES;
export type MessageId = keyof typeof en;
export type Translate = (id: MessageId, values?: Record<string, string | number>) => string;

const CATALOGS: Record<UiLanguage, () => Promise<unknown>> = {
  en: () => import('./locales/en.json'),
  sl: () => import('./locales/sl.json'),
  nl: () => import('./locales/nl.json'),
  fr: () => import('./locales/fr.json'),
  fi: () => import('./locales/fi.json'),
  it: () => import('./locales/it.json'),
  es: () => import('./locales/es.json'),
};
const STORAGE_KEY = 'prismatlas.language';

export const isUiLanguage = (value: string | null | undefined): value is UiLanguage =>
  typeof value === 'string' && Object.hasOwn(LANGUAGE_NAMES, value);

/** The address says it, else what was chosen before, else the browser's first language that is one of the seven. */
export function preferredLanguage(): UiLanguage {
  const named = new URLSearchParams(location.search).get('lang');
  if (isUiLanguage(named)) return named;
  const chosen = readChosen();
  if (isUiLanguage(chosen)) return chosen;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isUiLanguage) ?? 'en';
}

function readChosen(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}

/** Loads a language's messages and shows the interface in it. */
export async function activateLanguage(
  language: UiLanguage,
  options: { isChoice?: boolean } = {},
): Promise<void> {
  // The catalogs are compiled by the build (see vite.config.ts), which TypeScript sees as JSON.
  const { messages } = (await CATALOGS[language]()) as { messages: Messages };
  i18n.load(language, messages);
  i18n.activate(language);
  document.documentElement.lang = language;
  if (!options.isChoice) return;
  try {
    localStorage.setItem(STORAGE_KEY, language);
  } catch {
    // Storage is forbidden: the choice lasts as long as the page.
  }
}

export const translate: Translate = (id, values) => i18n._(id, values);

/** The interface's language, and its messages by id. */
export function useLanguage(): { language: UiLanguage; t: Translate } {
  const language = useSyncExternalStore(
    (listener) => i18n.on('change', listener),
    () => i18n.locale,
  );
  return { language: isUiLanguage(language) ? language : 'en', t: translate };
}
