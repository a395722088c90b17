import { useSyncExternalStore } from 'react';
import { rooted, withinRoot } from './root.ts';

/** Where the reader is: the address without its origin and without the folder of the interface. */
export interface Place {
  readonly path: string;
  readonly search: string;
}

interface Kept {
  readonly y: number;
  /** The id of the element that had the focus. */
  readonly focus: string | null;
}

const listeners = new Set<() => void>();
const kept = new Map<string, Kept>(readKept());
let place: Place = readPlace();
let namedLanguage: string | null = readNamedLanguage();
let key: string = stateKey();
/** How the present place was reached; the shell moves scroll and focus by it. */
let arrival: 'load' | 'push' | 'replace' | 'traverse' = 'load';

function readPlace(): Place {
  return { path: withinRoot(location.pathname), search: location.search };
}

function readNamedLanguage(): string | null {
  return new URLSearchParams(location.search).get('lang');
}

function stateKey(): string {
  // history.state is whatever was put there, by us or by nobody.
  const state: unknown = history.state;
  if (typeof state === 'object' && state !== null && 'key' in state && typeof state.key === 'string')
    return state.key;
  const fresh = crypto.randomUUID();
  history.replaceState({ key: fresh }, '');
  return fresh;
}

function readKept(): [string, Kept][] {
  try {
    return JSON.parse(sessionStorage.getItem('prismatlas.scroll') ?? '[]');
  } catch {
    return [];
  }
}

function keepPosition(): void {
  kept.set(key, { y: scrollY, focus: document.activeElement?.id || null });
}

function tell(): void {
  place = readPlace();
  namedLanguage = readNamedLanguage();
  for (const listener of listeners) listener();
}

history.scrollRestoration = 'manual';
addEventListener('popstate', () => {
  keepPosition();
  key = stateKey();
  arrival = 'traverse';
  tell();
});
addEventListener('pagehide', () => {
  keepPosition();
  try {
    sessionStorage.setItem('prismatlas.scroll', JSON.stringify([...kept].slice(-50)));
  } catch {
    // Storage is full or forbidden: only a reload loses its place.
  }
});

/** Goes to an address of the interface. What the reader does pushes; loading and typing replace. */
export function navigate(href: string, options: { replace?: boolean } = {}): void {
  const target = rooted(keepLanguage(href));
  if (target === location.pathname + location.search + location.hash) return;
  keepPosition();
  if (options.replace) {
    history.replaceState({ key }, '', target);
    arrival = 'replace';
  } else {
    key = crypto.randomUUID();
    history.pushState({ key }, '', target);
    arrival = 'push';
  }
  tell();
}

/** A language that the address names stays named on the way. */
export function keepLanguage(href: string): string {
  if (!namedLanguage) return href;
  const url = new URL(href, location.origin);
  if (!url.searchParams.has('lang')) url.searchParams.set('lang', namedLanguage);
  return url.pathname + url.search + url.hash;
}

export const arrivedBy = (): typeof arrival => arrival;
export const keptPosition = (): Kept | undefined => kept.get(key);

/** Where the reader is at this moment: for what is done, not for what is shown. */
export const currentPlace = (): Place => place;

export const usePlace = (): Place => useSyncExternalStore(subscribe, currentPlace);

/** The language that the address names: all that the links of a page need to know of it. */
export const useNamedLanguage = (): string | null => useSyncExternalStore(subscribe, () => namedLanguage);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
