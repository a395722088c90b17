import type { Page } from 'playwright-core';

/** From now on this page's first view asks for everything, as where the server could not send its answers along. */
export const withoutFirstAnswers = (page: Page): Promise<unknown> =>
  page.addInitScript(() =>
    // After the page was read, and before its scripts begin.
    document.addEventListener('readystatechange', () => document.getElementById('first-answers')?.remove()),
  );
