import type { FastifyRequest } from 'fastify';

/** A record's stable address on this server, as the reader's browser knows the server. */
export const permalink = (request: FastifyRequest, id: string): string =>
  `${request.portalAddress}/records/${encodeURIComponent(id)}`;
