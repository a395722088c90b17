import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { AppError } from '../schemas/errors.ts';
import {
  ExtractionPiece,
  ExtractionReply,
  type ExtractionSetup,
  type ExtractionTask,
} from './extraction-messages.ts';
import { residentBytes } from './process-memory.ts';

export interface ReadingLimits {
  readonly memoryBytes: number;
  readonly timeoutMs: number;
}

/** A child process that reads one document at a time and dies of nothing but its limits. */
export interface ReadingProcess {
  /** @throws the codes of unreadable documents, DOCUMENT_RESOURCE_LIMIT, EXTRACTION_FAILED, CANCELLED */
  read(task: ExtractionTask, signal?: AbortSignal): Promise<Extract<ExtractionReply, { ok: true }>>;
  /** Fit for another document. */
  readonly isAlive: boolean;
  readonly documentsRead: number;
  end(): void;
}

const PROGRAM = fileURLToPath(new URL('./extraction-child.ts', import.meta.url));
const POLL_MS = 50;
const MEGABYTE = 1024 * 1024;
/**
 * A page leaves a hundred times more behind than it gives, which V8 would let pile up to several hundred megabytes:
 * young objects get 8 MB a half instead of 16, old ones a third of what is alive before they are looked through again,
 * at once: step by step beside the reading, the heap had grown by two thirds before the last step.
 */
const SMALL_HEAP = ['--max-semi-space-size=8', '--heap-growing-percent=30', '--no-incremental-marking'];
/**
 * All that the reading process gets of the environment: no secret of ours is within a hostile document's reach. The
 * two names are glibc's, and give freed memory back at once; elsewhere they mean nothing.
 */
const CHILD_ENVIRONMENT = { MALLOC_ARENA_MAX: '1', MALLOC_TRIM_THRESHOLD_: '131072' };

export function startReadingProcess(
  setup: ExtractionSetup,
  limits: ReadingLimits,
  program: string = PROGRAM,
): ReadingProcess {
  const child = fork(program, [], {
    execArgv: [
      // The heap's own limit gives a clean end to what fills the heap; buffers outside it are the watchdog's.
      `--max-old-space-size=${Math.floor(limits.memoryBytes / MEGABYTE)}`,
      ...SMALL_HEAP,
    ],
    env: CHILD_ENVIRONMENT,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let isAlive = true;
  let isEnded = false;
  let documentsRead = 0;
  child.once('exit', () => {
    isAlive = false;
  });
  child.on('error', () => {
    isAlive = false;
  });
  child.send(setup, () => {});
  rest(child);
  return {
    get isAlive() {
      return isAlive;
    },
    get documentsRead() {
      return documentsRead;
    },
    async read(task, signal) {
      documentsRead += 1;
      child.ref();
      child.channel?.ref();
      try {
        const reply = await oneReply(child, task, limits, signal);
        if (!reply.ok) throw new AppError(reply.code, reply.message);
        return reply;
      } catch (error) {
        // Ended by us, or with us by a signal to the whole group: nothing is wrong with the document.
        if (isEnded) throw new AppError('CANCELLED', 'reading was stopped');
        throw error;
      } finally {
        rest(child);
      }
    },
    end() {
      isAlive = false;
      isEnded = true;
      child.kill('SIGKILL');
    },
  };
}

/** A process at rest does not keep ours from ending. */
function rest(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}

function oneReply(
  child: ChildProcess,
  task: ExtractionTask,
  limits: ReadingLimits,
  signal: AbortSignal | undefined,
): Promise<ExtractionReply> {
  return new Promise((resolve, reject) => {
    let killedFor: AppError | null = null;
    const kill = (reason: AppError): void => {
      killedFor ??= reason;
      child.kill('SIGKILL');
    };
    const timer = setTimeout(() => {
      const message = `reading took longer than ${limits.timeoutMs / 1000} s`;
      kill(new AppError('DOCUMENT_RESOURCE_LIMIT', message, { timeoutMs: limits.timeoutMs }));
    }, limits.timeoutMs);
    const watch = setInterval(() => void checkMemory(), POLL_MS);
    const checkMemory = async (): Promise<void> => {
      const bytes = child.pid === undefined ? null : await residentBytes(child.pid);
      if (bytes === null || bytes <= limits.memoryBytes) return;
      kill(tooMuchMemory(limits));
    };
    const onAbort = (): void => kill(new AppError('CANCELLED', 'reading was stopped'));
    const settle = (): void => {
      clearTimeout(timer);
      clearInterval(watch);
      signal?.removeEventListener('abort', onAbort);
      child.off('message', onMessage);
      child.off('exit', onExit);
      child.off('error', onError);
    };
    let begun = '';
    const onMessage = (message: unknown): void => {
      const { data: more } = ExtractionPiece.safeParse(message);
      if (more) {
        begun += more.piece;
        if (begun.length > limits.memoryBytes) kill(tooMuchMemory(limits));
        return;
      }
      settle();
      const reply = ExtractionReply.safeParse(message);
      if (reply.success)
        resolve(reply.data.ok ? { ...reply.data, json: begun + reply.data.json } : reply.data);
      else reject(new AppError('EXTRACTION_FAILED', 'the reading process answered with something else'));
    };
    const onExit = (code: number | null, exitSignal: string | null): void => {
      settle();
      reject(killedFor ?? endError(code, exitSignal));
    };
    const onError = (error: Error): void => {
      settle();
      child.kill('SIGKILL');
      reject(killedFor ?? new AppError('EXTRACTION_FAILED', error.message, {}, { cause: error }));
    };
    child.on('message', onMessage);
    child.on('exit', onExit);
    child.on('error', onError);
    signal?.addEventListener('abort', onAbort, { once: true });
    if (signal?.aborted) onAbort();
    child.send(task, (error) => error && onError(error));
  });
}

function tooMuchMemory({ memoryBytes }: ReadingLimits): AppError {
  const message = `reading took more than ${Math.round(memoryBytes / MEGABYTE)} MB of memory`;
  return new AppError('DOCUMENT_RESOURCE_LIMIT', message, { memoryBytes });
}

/** SIGABRT (or 134, from a shell) is the engine's own end when its heap is full, SIGKILL the system's when memory is. */
function endError(code: number | null, signal: string | null): AppError {
  if (signal === 'SIGABRT' || signal === 'SIGKILL' || signal === 'SIGTRAP' || code === 134)
    return new AppError('DOCUMENT_RESOURCE_LIMIT', 'reading ran out of memory');
  if (signal === 'SIGINT' || signal === 'SIGTERM' || signal === 'SIGHUP')
    return new AppError('CANCELLED', 'reading was stopped');
  return new AppError('EXTRACTION_FAILED', `the reading process ended (${signal ?? `status ${code}`})`);
}
