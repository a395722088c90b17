import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import { AppError } from '../schemas/errors.ts';
import type { Api } from './app.ts';
import { sendProblem } from './problems.ts';

const DIST = fileURLToPath(new URL('../search-ui/dist', import.meta.url));

/**
 * Serves the built UI: files with a hash in their name for ever, and the page itself for every address that a reader's
 * browser asks for, since the UI reads its state from there. Without a build the API stands alone and says so.
 */
export async function serveUi(app: Api): Promise<void> {
  if (!existsSync(DIST)) {
    app.get('/', { schema: { hide: true } }, (_request, reply) =>
      reply
        .type('text/plain; charset=utf-8')
        .send('The UI is not built: run `npm run build`. The API is at /api/v1/docs.\n'),
    );
    return;
  }
  await app.register(fastifyStatic, {
    root: DIST,
    wildcard: false,
    setHeaders: (reply, path) => {
      reply.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  app.get('/*', { schema: { hide: true } }, (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const isPage =
      !path.startsWith('/api/') &&
      !path.startsWith('/assets/') &&
      request.headers.accept?.includes('text/html');
    if (isPage) return reply.header('cache-control', 'no-cache').sendFile('index.html');
    return sendProblem(reply, request, new AppError('NOT_FOUND', `there is nothing at ${path}`));
  });
}
