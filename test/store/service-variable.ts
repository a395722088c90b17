import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { resolve } from 'node:path';

/**
 * A variable of the environment, else of the file that `npm run services` wrote, if somebody still answers at the
 * address in it; null: the service is not there.
 */
export async function serviceVariable(name: string): Promise<string | null> {
  const given = process.env[name];
  if (given !== undefined) return given || null;
  const folder = process.env.SERVICES_DIR || resolve(import.meta.dirname, '../../data/services');
  try {
    const value = new RegExp(`^${name}=(.+)$`, 'm').exec(readFileSync(resolve(folder, 'env'), 'utf8'))?.[1];
    const port = /127\.0\.0\.1:(\d+)/.exec(value ?? '')?.[1];
    return value && port && (await answers(Number(port))) ? value : null;
  } catch {
    return null;
  }
}

const answers = (port: number): Promise<boolean> =>
  new Promise((tell) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      tell(true);
    });
    socket.once('error', () => tell(false));
  });
