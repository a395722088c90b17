import { buildApi } from '../api/server.ts';
import type { Services } from '../runtime/services.ts';
import { UNKNOWN_ADDRESS } from './site-address.ts';

export interface PortalAnswer {
  readonly status: number;
  readonly bytes: Buffer;
  readonly header: (name: string) => string | undefined;
}

/** Asks the portal's own server, which listens nowhere: what it says is what the site holds. */
export interface PortalAnswers {
  get(path: string): Promise<PortalAnswer>;
  /** @throws what the server said, where it refused */
  text(path: string): Promise<string>;
  close(): Promise<void>;
}

export async function openPortalAnswers(services: Services): Promise<PortalAnswers> {
  const app = await buildApi(services);
  const host = new URL(UNKNOWN_ADDRESS).host;
  const get = async (path: string): Promise<PortalAnswer> => {
    const response = await app.inject({ url: path, headers: { host, accept: '*/*' } });
    return {
      status: response.statusCode,
      bytes: response.rawPayload,
      header: (name) => response.headers[name]?.toString(),
    };
  };
  return {
    get,
    async text(path) {
      const { status, bytes } = await get(path);
      if (status !== 200) throw new Error(`${path} answered ${status}: ${bytes.toString('utf8')}`);
      return bytes.toString('utf8');
    },
    close: () => app.close(),
  };
}
