import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** The eight faults of a line, named as toxiproxy names them. Times in milliseconds. */
export type Toxic =
  /** Everything comes later. */
  | { readonly kind: 'latency'; readonly ms: number }
  /** So many bytes a second. */
  | { readonly kind: 'bandwidth'; readonly bytesPerSecond: number }
  /** A connection that one side ended is ended later to the other. */
  | { readonly kind: 'slow_close'; readonly ms: number }
  /** Nothing comes through; connections end after this time, or never (0). */
  | { readonly kind: 'timeout'; readonly ms: number }
  /** Everything comes in small pieces. */
  | { readonly kind: 'slicer'; readonly bytes: number; readonly ms: number }
  /** A connection ends after so many bytes of answers. */
  | { readonly kind: 'limit_data'; readonly bytes: number }
  /** Connections are reset after this time. */
  | { readonly kind: 'reset_peer'; readonly ms: number }
  /** Nobody listens. */
  | { readonly kind: 'down' };

/** What is done with a piece that was seen on its way; what is lost takes the rest of its connection with it. */
type Verdict = 'pass' | 'lose';

/** A line between a client and a server on the loopback, at which a test looks and which it breaks. */
export interface Wire {
  readonly port: number;
  readonly address: string;
  /** Breaks the line, or mends it (null). Connections on which something was lost end when it is mended. */
  set(toxic: Toxic | null): void;
  /** Looks at what clients send, piece by piece, before it is sent on; null: nobody looks. */
  onSent(look: ((piece: string) => Verdict) | null): void;
  /** Looks at what the server answers. */
  onAnswered(look: ((piece: string) => Verdict) | null): void;
  /** Connections that the client still has open and on which something was lost. */
  deadConnections(): number;
  close(): Promise<void>;
}

interface Line {
  readonly client: Socket;
  readonly server: Socket;
  /** Bytes answered since the last change of the toxic. */
  answered: number;
  hasLost: boolean;
}

export async function tcpWire(target: { readonly host: string; readonly port: number }): Promise<Wire> {
  const lines = new Set<Line>();
  let toxic: Toxic | null = null;
  let lookSent: ((piece: string) => Verdict) | null = null;
  let lookAnswered: ((piece: string) => Verdict) | null = null;

  const endLater = (line: Line, ms: number, how: 'reset' | 'end'): void => {
    const timer = setTimeout(() => {
      if (how === 'reset') line.client.resetAndDestroy();
      else line.client.destroy();
    }, ms);
    line.client.once('close', () => clearTimeout(timer));
  };
  const afflict = (line: Line): void => {
    if (toxic?.kind === 'down') line.client.destroy();
    if (toxic?.kind === 'reset_peer') endLater(line, toxic.ms, 'reset');
    if (toxic?.kind === 'timeout' && toxic.ms > 0) endLater(line, toxic.ms, 'end');
  };

  /** Sends one piece on, as the line is now. */
  const carry = async (line: Line, to: Socket, piece: Buffer): Promise<void> => {
    const verdict =
      (to === line.server ? lookSent : lookAnswered)?.(piece.toString('latin1')) ?? ('pass' as const);
    if (verdict === 'lose' || toxic?.kind === 'timeout') line.hasLost = true;
    if (line.hasLost) return;
    if (toxic?.kind === 'latency') await wait(toxic.ms);
    if (toxic?.kind === 'bandwidth') return inPieces(to, piece, Math.ceil(toxic.bytesPerSecond / 20), 50);
    if (toxic?.kind === 'slicer') return inPieces(to, piece, toxic.bytes, toxic.ms);
    if (toxic?.kind === 'limit_data' && to === line.client) {
      const left = toxic.bytes - line.answered;
      line.answered += piece.length;
      if (left <= piece.length) {
        to.end(piece.subarray(0, Math.max(0, left)));
        return;
      }
    }
    to.write(piece);
  };
  const join = (line: Line, from: Socket, to: Socket): void => {
    let carried: Promise<void> = Promise.resolve();
    from.on('data', (piece: Buffer) => {
      from.pause();
      carried = carried.then(() => carry(line, to, piece)).finally(() => from.resume());
    });
    from.on('end', () => {
      const ms = toxic?.kind === 'slow_close' ? toxic.ms : 0;
      carried = carried.then(() => wait(ms)).then(() => void to.end());
    });
    from.on('error', () => to.destroy());
    from.on('close', () => to.destroy());
  };

  const server = createServer({ allowHalfOpen: true }, (client) => {
    const upstream = connect({ ...target, allowHalfOpen: true });
    const line: Line = { client, server: upstream, answered: 0, hasLost: false };
    lines.add(line);
    client.on('close', () => lines.delete(line));
    client.setNoDelay(true);
    upstream.setNoDelay(true);
    join(line, client, upstream);
    join(line, upstream, client);
    afflict(line);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A listening TCP server has an address with a port.
  const { port } = server.address() as AddressInfo;

  return {
    port,
    address: `127.0.0.1:${port}`,
    set(next) {
      toxic = next;
      for (const line of lines) {
        line.answered = 0;
        if (line.hasLost && next === null) line.client.destroy();
        else afflict(line);
      }
    },
    onSent(look) {
      lookSent = look;
    },
    onAnswered(look) {
      lookAnswered = look;
    },
    deadConnections: () => [...lines].filter(({ hasLost }) => hasLost).length,
    async close() {
      for (const { client } of lines) client.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

async function inPieces(to: Socket, piece: Buffer, bytes: number, ms: number): Promise<void> {
  for (let at = 0; at < piece.length && !to.destroyed; at += bytes) {
    to.write(piece.subarray(at, at + bytes));
    await wait(ms);
  }
}

/** The same address, over a line. */
export async function wireTo(url: string): Promise<{ url: string; wire: Wire }> {
  const there = new URL(url.includes('://') ? url : `tcp://${url}`);
  const wire = await tcpWire({ host: there.hostname, port: Number(there.port) });
  if (!url.includes('://')) return { url: wire.address, wire };
  there.port = String(wire.port);
  // URL adds a slash that the tests' addresses do not have.
  return { url: url.endsWith('/') ? there.href : there.href.replace(/\/$/, ''), wire };
}
