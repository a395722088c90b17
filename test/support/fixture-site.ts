import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Visit {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly atMs: number;
}

/** A web site on the loopback address that keeps its own log; it goes when the test has ended. */
export async function fixtureSite(
  answer: (path: string, response: ServerResponse, headers: IncomingHttpHeaders) => void,
): Promise<{ origin: string; host: string; visits: Visit[]; mostAtOnce: () => number }> {
  const visits: Visit[] = [];
  let open = 0;
  let most = 0;
  const server = createServer((request, response) => {
    open += 1;
    most = Math.max(most, open);
    response.on('close', () => {
      open -= 1;
    });
    visits.push({
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      atMs: Date.now(),
    });
    answer(request.url ?? '', response, request.headers);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo; // a TCP server's address is one
  const host = `127.0.0.1:${port}`;
  return { origin: `http://${host}`, host, visits, mostAtOnce: () => most };
}
