import { useSyncExternalStore } from 'react';

/** What a reader may switch off for all pages of this browser: marks on found words, and keys of one letter. */
export type Preference = 'marks' | 'keys';

const listeners = new Set<() => void>();
const off = new Set<Preference>(
  (['marks', 'keys'] as const).filter((name) => {
    try {
      return localStorage.getItem(`prismatlas.${name}`) === 'off';
    } catch {
      return false;
    }
  }),
);

export const isOn = (name: Preference): boolean => !off.has(name);

export function setPreference(name: Preference, isWanted: boolean): void {
  if (isWanted) off.delete(name);
  else off.add(name);
  try {
    if (isWanted) localStorage.removeItem(`prismatlas.${name}`);
    else localStorage.setItem(`prismatlas.${name}`, 'off');
  } catch {
    // Storage is forbidden: the choice lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

export function usePreference(name: Preference): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isOn(name),
  );
}
