import { z } from 'zod';
import { Sha256, SourceDocument } from '../../schemas/document.ts';
import { AppError } from '../../schemas/errors.ts';
import type { Routes } from '../app.ts';
import { pageImages } from '../page-images.ts';
import { publicDocument } from '../public-view.ts';

const Params = z.object({ sha256: Sha256 });
const EXTENSIONS = { 'application/pdf': 'pdf', 'text/plain': 'txt', 'text/html': 'html' } as const;
/** Bytes under a hash never change. */
const FOR_EVER = 'public, max-age=31536000, immutable';

export const documentRoutes: Routes = (app, services) => {
  const { store, blobs } = services;
  const images = pageImages(services);
  app.addHook('onClose', () => images.close());

  const find = async (sha256: string): Promise<SourceDocument> => {
    const document = await store.findDocument(sha256);
    if (!document) throw new AppError('NOT_FOUND', `there is no document ${sha256}`);
    return publicDocument(document);
  };

  app.get(
    '/documents/:sha256',
    { schema: { tags: ['sources'], summary: 'The document itself, byte for byte', params: Params } },
    async (request, reply) => {
      const document = await find(request.params.sha256);
      const name = `${document.source}-${document.sha256.slice(0, 8)}.${EXTENSIONS[document.mediaType]}`;
      return (
        reply
          .header('content-type', document.mediaType)
          // Somebody else's file: it is downloaded or shown in a viewer, never run as a page of ours.
          .header(
            'content-disposition',
            `${document.mediaType === 'application/pdf' ? 'inline' : 'attachment'}; filename="${name}"`,
          )
          .header('content-security-policy', 'sandbox')
          .header('cache-control', FOR_EVER)
          .send(Buffer.from(await blobs.get(document.sha256)))
      );
    },
  );
  app.get(
    '/documents/:sha256/info',
    {
      schema: {
        tags: ['sources'],
        summary: 'What is known of a document: source, state, pages, extractor',
        params: Params,
        response: { 200: SourceDocument },
      },
    },
    async (request) => find(request.params.sha256),
  );
  app.get(
    '/documents/:sha256/pages/:page',
    {
      schema: {
        tags: ['sources'],
        summary: 'A page of a PDF as a PNG image',
        params: Params.extend({ page: z.string().regex(/^[1-9]\d{0,4}\.png$/) }),
        querystring: z.object({ width: z.coerce.number().int().min(100).max(2000).default(1000) }),
      },
    },
    async (request, reply) => {
      const document = await find(request.params.sha256);
      if (document.mediaType !== 'application/pdf')
        throw new AppError('NOT_FOUND', 'only PDF documents have page images');
      const image = await images.render(
        document.sha256,
        Number.parseInt(request.params.page, 10),
        request.query.width,
      );
      return reply
        .header('content-type', 'image/png')
        .header('cache-control', FOR_EVER)
        .header('x-page-width-pt', image.widthPt)
        .header('x-page-height-pt', image.heightPt)
        .send(image.png);
    },
  );
  app.get(
    '/documents/:sha256/text',
    {
      schema: {
        tags: ['sources'],
        summary: 'Lines of a text layer',
        params: Params,
        querystring: z.object({
          from: z.coerce.number().int().min(1).default(1),
          to: z.coerce.number().int().min(1).default(50),
        }),
        response: { 200: z.strictObject({ from: z.int(), lines: z.array(z.string()), total: z.int() }) },
      },
    },
    async (request) => {
      const document = await find(request.params.sha256);
      if (document.mediaType !== 'text/plain') throw new AppError('NOT_FOUND', 'only text layers have lines');
      const { from, to } = request.query;
      const lines = new TextDecoder().decode(await blobs.get(document.sha256)).split(/\r?\n/);
      return { from, lines: lines.slice(from - 1, Math.min(to, from + 499)), total: lines.length };
    },
  );
};
