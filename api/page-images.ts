import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { residentBytes } from '../runtime/process-memory.ts';
import type { Services } from '../runtime/services.ts';
import { AppError } from '../schemas/errors.ts';
import type { DrawAnswer, DrawRequest } from './page-image-child.ts';

const CHILD = fileURLToPath(new URL('./page-image-child.ts', import.meta.url));
const DRAW_TIMEOUT_MS = 20_000;
const MEMORY_POLL_MS = 100;
const MEMORY_LIMIT_BYTES = 1024 ** 3;
const CACHE_LIMIT_BYTES = 64 * 1024 ** 2;

export interface PageImage {
  readonly png: Buffer;
  readonly widthPt: number;
  readonly heightPt: number;
}

export interface PageImages {
  /** @throws NOT_FOUND without such a page, DOCUMENT_RESOURCE_LIMIT when drawing it takes too much */
  render(sha256: string, page: number, widthPx: number): Promise<PageImage>;
  close(): Promise<void>;
}

/** Page images, drawn one at a time in a child process that is ended when it takes too long or too much. */
export function pageImages({ blobs, log }: Pick<Services, 'blobs' | 'log'>): PageImages {
  const cache = new Map<string, PageImage>();
  let cachedBytes = 0;
  let child: ChildProcess | null = null;
  let requests = 0;
  let queue: Promise<unknown> = Promise.resolve();

  const start = (): ChildProcess => {
    const started = fork(CHILD, {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: {},
    });
    started.on('exit', () => {
      if (child === started) child = null;
    });
    // A server that closes does not wait for an idle child.
    started.unref();
    started.channel?.unref();
    return started;
  };

  const draw = async (sha256: string, page: number, widthPx: number): Promise<PageImage> => {
    const key = `${sha256}/${page}/${widthPx}`;
    const kept = cache.get(key);
    if (kept) {
      cache.delete(key);
      cache.set(key, kept);
      return kept;
    }
    const bytes = await blobs.get(sha256);
    child ??= start();
    requests += 1;
    const answer = await ask(child, { id: requests, bytes, page, widthPx });
    if (!('png' in answer)) {
      if (answer.error === 'no-such-page')
        throw new AppError('NOT_FOUND', `the document has no page ${page}`);
      log.warn('page not drawn', { sha256, page, error: answer.error });
      throw new AppError('DOCUMENT_RESOURCE_LIMIT', `page ${page} could not be drawn (${answer.error})`);
    }
    const image = { png: Buffer.from(answer.png), widthPt: answer.widthPt, heightPt: answer.heightPt };
    cache.set(key, image);
    cachedBytes += image.png.length;
    for (const [oldest, { png }] of cache) {
      if (cachedBytes <= CACHE_LIMIT_BYTES) break;
      cache.delete(oldest);
      cachedBytes -= png.length;
    }
    return image;
  };

  return {
    render(sha256, page, widthPx) {
      const drawn = queue.then(() => draw(sha256, page, widthPx));
      queue = drawn.catch(() => undefined);
      return drawn;
    },
    async close() {
      child?.kill('SIGKILL');
    },
  };
}

type Failure = { readonly id: number; readonly error: 'too-slow' | 'too-large' | 'ended' };

/** Sends one request and waits for its answer, under the clock and the memory limit. */
function ask(child: ChildProcess, request: DrawRequest): Promise<DrawAnswer | Failure> {
  return new Promise((resolve) => {
    const settle = (answer: DrawAnswer | Failure) => {
      clearTimeout(clock);
      clearInterval(watch);
      child.off('message', settle);
      child.off('exit', onExit);
      resolve(answer);
    };
    const stop = (error: Failure['error']) => {
      child.kill('SIGKILL');
      settle({ id: request.id, error });
    };
    const onExit = () => settle({ id: request.id, error: 'ended' });
    const clock = setTimeout(() => stop('too-slow'), DRAW_TIMEOUT_MS);
    const watch = setInterval(async () => {
      const held = child.pid === undefined ? null : await residentBytes(child.pid);
      if (held !== null && held > MEMORY_LIMIT_BYTES) stop('too-large');
    }, MEMORY_POLL_MS);
    child.on('message', settle);
    child.on('exit', onExit);
    child.send(request);
  });
}
