import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let message = '';

/** Says a sentence to screen readers through the one polite status region. */
export function announce(text: string): void {
  if (text === message) return;
  message = text;
  for (const listener of listeners) listener();
}

export function useAnnouncement(): string {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => message,
  );
}
