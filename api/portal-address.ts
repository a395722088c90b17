import type { Api } from './app.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** `https://host`, as readers reach the portal: for addresses in feeds, citations and harvests. */
    readonly portalAddress: string;
  }
}

/**
 * Behind a proxy that speaks TLS a request says `http` and maybe another host. What a proxy's headers say is not believed,
 * since anyone can send them: whoever runs the portal says how it is reached, or else it is as the request says.
 */
export function tellPortalAddress(app: Api, publicAddress: string | null): void {
  app.decorateRequest('portalAddress', {
    getter() {
      return publicAddress ?? `${this.protocol}://${this.host}`;
    },
  });
}
