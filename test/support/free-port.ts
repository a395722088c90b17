import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below the ports that systems give to whoever asks for any and to outgoing connections (Linux: 32768 to 60999; others
 * begin higher), and above those of `npm run services`.
 */
const [FIRST, END] = [20_000, 32_000];

/**
 * A port of the loopback that nobody listens on, and that nobody is given by the system: a server which is killed and
 * begun again on it some seconds later finds it free.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST, END);
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
