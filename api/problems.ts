import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { Problem } from '../schemas/api.ts';
import { AppError, asAppError, ERRORS } from '../schemas/errors.ts';
import type { Log } from '../schemas/log.ts';
import { rememberMethods } from './allowed-methods.ts';

/** Seconds after which a part that is down or busy is worth asking again. */
const RETRY_AFTER_S = 5;

/** How long a connection stays open for an answer to arrive that ends it. */
const GOODBYE_MS = 1_000;

/** What the server says of a body before any route sees it; the statuses are HTTP's own. */
const BODY_REFUSED: Readonly<Record<number, string>> = {
  413: 'the body is longer than is taken',
  415: 'the body is of a type that is not read: send JSON, with content-type: application/json',
};

/** Answers every error as RFC 9457 problem details: our words and our hint, never a stack. */
export function answerProblems(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((thrown: FastifyError, request, reply) => {
    const error = toAppError(thrown);
    const { httpStatus } = ERRORS[error.code];
    if (httpStatus >= 500)
      log.error('request failed', {
        method: request.method,
        path: pathOf(request),
        code: error.code,
        cause: thrown,
      });
    const isBody = !(thrown instanceof AppError) && BODY_REFUSED[thrown.statusCode ?? 0] !== undefined;
    return sendProblem(reply, request, error, isBody ? thrown.statusCode : undefined);
  });
  const methodsOf = rememberMethods(app);
  app.setNotFoundHandler((request, reply) => {
    const { method } = request;
    const path = pathOf(request);
    const allowed = methodsOf(path);
    if (allowed.length === 0 || allowed.includes(method))
      return sendProblem(reply, request, new AppError('NOT_FOUND', `there is nothing at ${path}`));
    reply.header('allow', allowed.join(', '));
    const message = `${path} is not for ${method}, but for ${allowed.join(', ')}`;
    return sendProblem(reply, request, new AppError('METHOD_NOT_ALLOWED', message));
  });
}

/** What the router refuses before any route is met, such as an address with a broken percent sign. */
export function answerMisaddressed(thrown: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  sendProblem(reply, request, toAppError(thrown));
}

/**
 * What is no HTTP request at all, such as an address with letters that were not percent-encoded: a problem too, written
 * by hand, since no request came to be.
 */
export function answerUnreadable(thrown: Error & { code?: string }, socket: Socket): void {
  if (thrown.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const isLate = thrown.code === 'ERR_HTTP_REQUEST_TIMEOUT';
  const [status, detail] = isLate
    ? [408, 'the request did not come in time']
    : thrown.code === 'HPE_HEADER_OVERFLOW'
      ? [431, 'the address or the headers are too long']
      : [400, 'this is no HTTP request: letters outside ASCII have to be percent-encoded in an address'];
  const problem: Problem = {
    type: '/api/v1/errors#INVALID_INPUT',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail,
    code: 'INVALID_INPUT',
    hint: ERRORS.INVALID_INPUT.hint,
  };
  const body = JSON.stringify(problem);
  socket.end(
    `HTTP/1.1 ${status} ${problem.title}\r\nContent-Type: application/problem+json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
  // Who sends a request that never ends may not close its side either.
  const leaving = setTimeout(() => socket.destroy(), GOODBYE_MS).unref();
  socket.once('close', () => clearTimeout(leaving));
}

/** @param httpStatus where HTTP has a closer one than the error's own */
export function sendProblem(
  reply: FastifyReply,
  request: FastifyRequest,
  error: AppError,
  httpStatus: number = ERRORS[error.code].httpStatus,
): FastifyReply {
  const { retryable, hint } = ERRORS[error.code];
  const problem: Problem = {
    type: `/api/v1/errors#${error.code}`,
    title: STATUS_CODES[httpStatus] ?? 'Error',
    status: httpStatus,
    // What went wrong inside is for the log, not for the reader.
    detail: error.code === 'INTERNAL' ? 'something went wrong while answering' : error.message,
    instance: pathOf(request),
    code: error.code,
    hint,
  };
  if (retryable) reply.header('retry-after', RETRY_AFTER_S);
  return reply
    .code(httpStatus)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .serializer(JSON.stringify)
    .send(problem);
}

function toAppError(thrown: FastifyError): AppError {
  if (thrown instanceof AppError) return thrown;
  if (hasZodFastifySchemaValidationErrors(thrown)) {
    const where = thrown.validation.map((issue) =>
      `${issue.instancePath || '/'} ${issue.message ?? ''}`.trim(),
    );
    return new AppError('INVALID_INPUT', where.join('; '), {}, { cause: thrown });
  }
  if (thrown.code === 'FST_ERR_HANDLER_TIMEOUT')
    return new AppError('NO_ANSWER_IN_TIME', 'no answer could be made in time', {}, { cause: thrown });
  if (thrown.statusCode === 429) return new AppError('RATE_LIMITED', thrown.message);
  const refusal = BODY_REFUSED[thrown.statusCode ?? 0];
  if (refusal !== undefined) return new AppError('INVALID_INPUT', refusal, {}, { cause: thrown });
  if (thrown.statusCode !== undefined && thrown.statusCode >= 400 && thrown.statusCode < 500)
    return new AppError('INVALID_INPUT', thrown.message, {}, { cause: thrown });
  return asAppError(thrown);
}

const pathOf = (request: FastifyRequest): string => request.url.split('?', 1)[0] ?? request.url;
