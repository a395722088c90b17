import { afterAll, beforeAll, describe } from 'vitest';
import { NO_BROWSER, type Portal, startPortal } from '../support/portal.ts';
import { journeysSuite } from './journeys.suite.ts';

// A browser, a server and their tests share a machine: what is slow there is not wrong.
const PATIENCE = { timeout: 600_000 };

describe.skipIf(NO_BROWSER)(`readers in a browser${NO_BROWSER ? ` (${NO_BROWSER})` : ''}`, PATIENCE, () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  }, 600_000);
  afterAll(() => portal?.close());

  journeysSuite(() => portal);
});
