import { announce } from './announce.ts';

/** Puts a text on the clipboard and says so to screen readers; false when the browser refuses. */
export async function copyText(text: string, confirmation: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    return false;
  }
  announce(confirmation);
  return true;
}
