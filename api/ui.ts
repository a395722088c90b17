import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { Services } from '../runtime/services.ts';
import { AppError } from '../schemas/errors.ts';
import { LANGUAGES, type Language } from '../schemas/language.ts';
import type { Api } from './app.ts';
import { firstAnswers } from './pages/first-answers.ts';
import { fillShell } from './pages/page.ts';
import { readShells } from './pages/page-shell.ts';
import { renderPage } from './pages/render.ts';
import { sendProblem } from './problems.ts';

const DIST = fileURLToPath(new URL('../search-ui/dist', import.meta.url));

/**
 * Serves the built UI: files with a hash in their name for ever, and the page itself for every address that a reader's
 * browser asks for, with that address's own words in it. Without a build the API stands alone and says so.
 */
export async function serveUi(app: Api, services: Services, dist = DIST): Promise<void> {
  if (!existsSync(join(dist, 'index.html'))) {
    app.get('/', { schema: { hide: true } }, (_request, reply) =>
      reply
        .type('text/plain; charset=utf-8')
        .send('The UI is not built: run `npm run build`. The API is at /api/v1/docs.\n'),
    );
    return;
  }
  const shells = await readShells(dist);
  await app.register(fastifyStatic, {
    root: dist,
    wildcard: false,
    index: false,
    setHeaders: (reply, path) => {
      reply.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  app.get('/r/:id', { schema: { hide: true } }, (request, reply) =>
    reply.redirect(request.url.replace(/^\/r\//u, '/records/'), 308),
  );
  const sendPage = async (
    request: Parameters<typeof sendProblem>[1],
    reply: Parameters<typeof sendProblem>[0],
  ) => {
    const url = new URL(request.url, request.portalAddress);
    const isPage =
      !/^\/(?:api|assets)\//u.test(url.pathname) &&
      (request.headers.accept ?? '*/*').match(/text\/html|\*\/\*/u);
    if (!isPage)
      return sendProblem(reply, request, new AppError('NOT_FOUND', `there is nothing at ${url.pathname}`));
    const language = languageOf(url, request.headers['accept-language']);
    const [page, answers] = await Promise.all([renderPage(services, url), firstAnswers(app, url, language)]);
    const markup = fillShell(shells(url.pathname, language), page, url.origin);
    return reply
      .code(page.status ?? 200)
      .header('cache-control', 'no-cache')
      .header('vary', 'accept-language')
      .type('text/html; charset=utf-8')
      .send(markup.replace('</body>', () => `${answers}</body>`));
  };
  app.get('/', { schema: { hide: true } }, sendPage);
  app.get('/*', { schema: { hide: true } }, sendPage);
}

/** The language that the interface will most likely choose: the address says it, else the browser. */
function languageOf(url: URL, accepted = ''): Language {
  const named = [url.searchParams.get('lang') ?? '', ...accepted.split(',').map((tag) => tag.trim())];
  return named.flatMap((tag) => LANGUAGES.filter((language) => language === tag.slice(0, 2))).at(0) ?? 'en';
}
