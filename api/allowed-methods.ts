import type { FastifyInstance } from 'fastify';

/**
 * Remembers every route that is added from now on. The answer gives the methods that a path has, sorted; none where
 * nothing is at the path whatever the method.
 */
export function rememberMethods(app: FastifyInstance): (path: string) => string[] {
  const routes: { readonly pattern: RegExp; readonly isRest: boolean; readonly methods: string[] }[] = [];
  app.addHook('onRoute', ({ url, method }) => {
    routes.push({ pattern: patternOf(url), isRest: url === '/*', methods: [method].flat() });
  });
  return (path) => {
    const found = routes.filter(
      // The interface answers every address that is none of the API's.
      ({ pattern, isRest }) => pattern.test(path) && !(isRest && path.startsWith('/api/')),
    );
    return [...new Set(found.flatMap(({ methods }) => methods))].sort();
  };
}

/** `/records/:id` and `/docs/*` as an expression; the router's other forms are not used here. */
const patternOf = (url: string): RegExp =>
  new RegExp(
    `^${url
      .split('/')
      .map((part) =>
        part.startsWith(':') ? '[^/]+' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace('*', '.*'),
      )
      .join('/')}/?$`,
  );
