import type { IncomingMessage } from 'node:http';
import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import { AppError } from '../../schemas/errors.ts';

/** More than this many encodings one in the other is an attack, not a page. */
const MAX_ENCODINGS = 3;

const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
};

/**
 * An answer's whole body, unpacked. The limit counts unpacked bytes while they stream: 783 packed bytes can unpack
 * to 512 MB, so a limit on what is sent does nothing.
 * @throws DOCUMENT_TOO_LARGE, SOURCE_UNREACHABLE (cut short, idle, badly packed)
 */
export async function readBody(
  response: IncomingMessage,
  limits: { url: string; maxBytes: number; idleMs: number },
): Promise<Uint8Array> {
  const { url, maxBytes, idleMs } = limits;
  const encodings = (response.headers['content-encoding'] ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity');
  if (encodings.length > MAX_ENCODINGS) {
    response.destroy();
    throw new AppError('SOURCE_REFUSED', `${url} is packed ${encodings.length} times over`, { url });
  }
  let body: Readable = response;
  for (const name of encodings.reverse()) {
    const decoder = DECODERS[name]?.();
    if (!decoder) {
      response.destroy();
      throw new AppError('SOURCE_REFUSED', `${url} is packed as ${name}, which is unknown`, { url });
    }
    const packed = body;
    packed.on('error', (error) => decoder.destroy(error));
    body = packed.pipe(decoder);
  }
  response.setTimeout(idleMs, () => response.destroy(new Error(`nothing came for ${idleMs / 1000} s`)));
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  try {
    for await (const chunk of body) {
      const piece: Buffer = chunk;
      sizeBytes += piece.length;
      if (sizeBytes > maxBytes) {
        const limit = `${Math.round(maxBytes / 1024 / 1024)} MB`;
        throw new AppError('DOCUMENT_TOO_LARGE', `${url} is larger than ${limit}`, { url, maxBytes });
      }
      chunks.push(piece);
    }
  } catch (error) {
    response.destroy();
    if (error instanceof AppError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new AppError('SOURCE_UNREACHABLE', `${url} broke off: ${why}`, { url }, { cause: error });
  }
  if (!response.complete) {
    throw new AppError('SOURCE_UNREACHABLE', `${url} broke off after ${sizeBytes} bytes`, { url });
  }
  return Buffer.concat(chunks, sizeBytes);
}
