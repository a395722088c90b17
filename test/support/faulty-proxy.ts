import { createServer, type IncomingMessage, request as sendRequest } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ProxiedRequest {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

export interface ProxiedAnswer {
  readonly status: number;
  readonly body: string;
}

export interface Faults {
  /** Changes what is sent on; or answers in the server's place. */
  request?(request: ProxiedRequest): ProxiedRequest | ProxiedAnswer;
  /** Changes what the server answered. */
  answer?(request: ProxiedRequest, answer: ProxiedAnswer): ProxiedAnswer;
}

/** Stands between a client and a real server on 127.0.0.1 and does to their talk what a test wants. */
export async function faultyProxy(
  target: string,
  faults: Faults,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (incoming, outgoing) => {
    const asked = {
      method: incoming.method ?? 'GET',
      path: incoming.url ?? '/',
      body: await readAll(incoming),
    };
    const changed = faults.request?.(asked) ?? asked;
    const answer =
      'status' in changed ? changed : await forward(target, changed, incoming.headers['content-type']);
    const { status, body } = faults.answer?.(asked, answer) ?? answer;
    // The client refuses to talk to a server that does not say what it is.
    outgoing.writeHead(status, {
      'content-type': 'application/vnd.elasticsearch+json;compatible-with=8',
      'x-elastic-product': 'Elasticsearch',
    });
    outgoing.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A listening TCP server has an address with a port.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readAll(stream: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

const forward = (target: string, { method, path, body }: ProxiedRequest, type = 'application/json') =>
  new Promise<ProxiedAnswer>((resolve, reject) => {
    const headers = { 'content-type': type, 'content-length': Buffer.byteLength(body), accept: type };
    const sent = sendRequest(new URL(path, target), { method, headers }, async (answer) =>
      resolve({ status: answer.statusCode ?? 502, body: await readAll(answer) }),
    );
    sent.on('error', reject);
    sent.end(body);
  });
