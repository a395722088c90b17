import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { buildUi, isUiStale } from '../../scripts/build-ui.ts';
import { ingestSample, sampleData } from './sample-data.ts';
import { slowNetwork } from './slow-network.ts';

const MAIN = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));
const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** Tests in a browser run where there is one; elsewhere they are skipped under this name. */
export const NO_BROWSER = existsSync(CHROMIUM) ? false : `no Chromium at ${CHROMIUM} (CHROMIUM_PATH)`;

/** How long a page is waited for: a browser, a server and their tests may share a machine with others. */
export const PATIENCE_MS = 240_000;

export interface Reader {
  readonly width?: number;
  readonly height?: number;
  readonly theme?: 'light' | 'dark';
  readonly language?: string;
}

export interface Portal {
  readonly url: string;
  /** A page of a reader's own, with nothing remembered; errors of its scripts are gathered in `errors`. */
  open(reader?: Reader): Promise<{ page: Page; context: BrowserContext; errors: string[] }>;
  close(): Promise<void>;
}

/** The real thing: the sample corpus ingested into a folder of its own, served with the built UI, and a browser. */
export async function startPortal(variables: Readonly<Record<string, string>> = {}): Promise<Portal> {
  const folder = await mkdtemp(join(tmpdir(), 'prismatlas-portal-'));
  if (Object.keys(variables).length === 0) await sampleData(folder);
  else await ingestSample({ ...variables, PRISMATLAS_DATA: folder });
  const server = await serveFolder(folder, variables);
  const browser = await launchBrowser();
  return {
    url: server.url,
    async open({ width = 1280, height = 900, theme = 'light', language = 'en' } = {}) {
      const context = await browser.newContext({
        baseURL: server.url,
        viewport: { width, height },
        colorScheme: theme,
        locale: language,
        reducedMotion: 'reduce',
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      context.setDefaultTimeout(PATIENCE_MS);
      await slowNetwork(context);
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' && !message.text().includes('404')) errors.push(message.text());
      });
      return { page, context, errors };
    },
    async close() {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The portal's server over a data folder that holds something, in a process of its own, with the built UI. */
export async function serveFolder(
  folder: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<{ readonly url: string; close(): Promise<void> }> {
  await buildOnce();
  const server = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', MAIN, 'serve', '--port', '0'],
    {
      env: { PATH: process.env.PATH, ...variables, PRISMATLAS_DATA: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    for (const stream of [server.stdout, server.stderr])
      stream.on('data', (chunk) => {
        said += chunk;
        const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
        if (found) resolve(found);
      });
    server.on('exit', () => reject(new Error(`the server ended:\n${said}`)));
  });
  return {
    url,
    async close() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
    },
  };
}

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** Builds the UI when it is older than its sources. Test files run at once: the first one builds, the others wait. */
async function buildOnce(): Promise<void> {
  const lock = join(tmpdir(), 'prismatlas-ui-build.lock');
  for (let tries = 0; isUiStale() && tries < 240; tries += 1) {
    const isMine = await mkdir(lock).then(
      () => true,
      () => false,
    );
    if (isMine) {
      try {
        await buildUi();
      } finally {
        await rm(lock, { recursive: true, force: true });
      }
      return;
    }
    await wait(250);
  }
}
