import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.pdf': 'application/pdf',
  '.xml': 'application/xml',
  '.woff2': 'font/woff2',
  '.gz': 'application/gzip',
};

export interface PlainServer {
  /** With the prefix, without a slash at its end. */
  readonly url: string;
  /** Paths that were asked for and are not there. */
  readonly missed: string[];
  close(): Promise<void>;
}

/**
 * Serves a folder as any plain web server does, under a prefix: a folder's address gets a slash, its page is
 * index.html, and what is not there is answered with 404.html.
 */
export async function startPlainServer(folder: string, prefix: string): Promise<PlainServer> {
  const missed: string[] = [];
  const server = createServer((request, response) => {
    void answer(request.url ?? '/').then(({ status, headers, body }) => {
      response.writeHead(status, headers).end(body);
    });
  });

  const answer = async (
    address: string,
  ): Promise<{ status: number; headers: Record<string, string>; body: Uint8Array | string }> => {
    const { pathname, search } = new URL(address, 'http://localhost');
    const inside = pathname.startsWith(`${prefix}/`)
      ? decodeURIComponent(pathname.slice(prefix.length))
      : null;
    const path = inside === null ? null : join(folder, normalize(inside));
    const found = path === null ? null : await stat(path).catch(() => null);
    if (path !== null && found?.isDirectory() && !pathname.endsWith('/'))
      return { status: 301, headers: { location: `${pathname}/${search}` }, body: '' };
    const file = path !== null && found?.isDirectory() ? join(path, 'index.html') : path;
    const body = file === null ? null : await readFile(file).catch(() => null);
    if (file !== null && body !== null)
      return {
        status: 200,
        headers: { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' },
        body,
      };
    missed.push(pathname + search);
    const page = inside === null ? '' : await readFile(join(folder, '404.html')).catch(() => '');
    return { status: 404, headers: { 'content-type': 'text/html; charset=utf-8' }, body: page };
  };

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${prefix}`,
    missed,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
