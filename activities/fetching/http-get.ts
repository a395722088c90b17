import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { AppError } from '../../schemas/errors.ts';
import type { HttpAnswer, HttpGet, HttpRequest } from '../deps.ts';
import type { HostGate } from './host-gate.ts';
import { hostAndPort, judgeAddress } from './judge-address.ts';
import { readBody } from './read-body.ts';
import { isRobotsUnknown, ROBOTS_MAX_BYTES, ROBOTS_TTL_MS, type RobotsRules, robotsRules } from './robots.ts';

export interface HttpGetOptions {
  readonly userAgent: string;
  readonly gate: HostGate;
  readonly nowMs: () => number;
  readonly maxBytes: number;
  readonly maxHtmlBytes: number;
  /** From the first byte sent to the last received, redirects apart. */
  readonly totalMs: number;
  readonly idleMs: number;
  /** `host:port` that may be fetched though private: fixture servers of tests. */
  readonly allow: readonly string[];
}

const MAX_REDIRECTS = 5;
/** The product token that robots.txt files address. */
const PRODUCT = 'Prismatlas';
/** A site cannot hold a run back longer than this; the next run comes again. */
const MAX_RETRY_AFTER_MS = 10 * 60_000;

/**
 * The one way out to the network. The agents judge the literal address and every address a name resolves to, and
 * connect to the judged one, so a name that changes between check and use reaches nothing private.
 */
export function makeHttpGet(options: HttpGetOptions): HttpGet {
  const robots = new Map<string, { rules: Promise<RobotsRules>; untilMs: number }>();
  const guarded = { http: new RequestFilteringHttpAgent(), https: new RequestFilteringHttpsAgent() };

  const open = (
    url: URL,
    headers: Record<string, string>,
    signal: AbortSignal,
    method: 'HEAD' | 'GET' = 'GET',
  ): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const isAllowed = options.allow.includes(hostAndPort(url));
      const isHttps = url.protocol === 'https:';
      const agent = isAllowed ? undefined : isHttps ? guarded.https : guarded.http;
      const call = (isHttps ? httpsRequest : httpRequest)(
        url,
        {
          method,
          agent,
          signal,
          headers: { 'user-agent': options.userAgent, 'accept-encoding': 'gzip, br, deflate', ...headers },
        },
        resolve,
      );
      call.setTimeout(options.idleMs, () =>
        call.destroy(new Error(`no answer for ${options.idleMs / 1000} s`)),
      );
      call.on('error', (error) => reject(connectionError(url, error)));
      call.end();
    });

  /** One request for all that ask at once; a site that could not be asked is asked again next time. */
  function rulesOf(url: URL, limit: () => AbortSignal, signal?: AbortSignal): Promise<RobotsRules> {
    const known = robots.get(url.origin);
    if (known && known.untilMs > options.nowMs()) return known.rules;
    const rules = askRobots(url, limit, signal);
    robots.set(url.origin, { rules, untilMs: options.nowMs() + ROBOTS_TTL_MS });
    rules.catch(() => robots.delete(url.origin));
    return rules;
  }

  async function askRobots(site: URL, limit: () => AbortSignal, signal?: AbortSignal): Promise<RobotsRules> {
    const robotsUrl = `${site.origin}/robots.txt`;
    const answer = await options.gate.run(site.host, () => readRobots(new URL(robotsUrl), limit()), signal);
    if (isRobotsUnknown(answer.status)) {
      const message = `${robotsUrl} answered ${answer.status}: nothing is fetched until it says what may be`;
      throw new AppError('SOURCE_UNREACHABLE', message, { url: robotsUrl, robotsStatus: answer.status });
    }
    const rules = robotsRules(robotsUrl, answer, PRODUCT);
    if (rules.crawlDelayMs !== null) options.gate.slowDown(site.host, rules.crawlDelayMs);
    return rules;
  }

  async function readRobots(first: URL, signal: AbortSignal): Promise<{ status: number; text: string }> {
    let url = first;
    for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
      const response = await open(url, {}, signal);
      const next = redirectTarget(response, url, options.allow);
      if (next) {
        response.destroy();
        url = next;
        continue;
      }
      const limits = { url: url.href, maxBytes: ROBOTS_MAX_BYTES, idleMs: options.idleMs };
      const text = new TextDecoder().decode(await readBody(response, limits));
      return { status: response.statusCode ?? 0, text };
    }
    // More redirects than that stand for an absent file (RFC 9309, 2.3.1.2).
    return { status: 404, text: '' };
  }

  async function visit(
    url: URL,
    wanted: HttpRequest,
    signal: AbortSignal,
  ): Promise<{ answer: HttpAnswer } | { next: URL }> {
    const headers: Record<string, string> = {
      accept: 'application/pdf, text/html;q=0.9, text/plain;q=0.8, */*;q=0.1',
    };
    if (wanted.etag) headers['if-none-match'] = wanted.etag;
    if (wanted.lastModified) headers['if-modified-since'] = wanted.lastModified;
    const response = await open(url, headers, signal, wanted.probe);
    const next = redirectTarget(response, url, options.allow);
    if (next) {
      response.destroy();
      return { next };
    }
    const status = response.statusCode ?? 0;
    if (status === 304) {
      response.resume();
      return { answer: { status: 'notModified', url: url.href } };
    }
    // Whatever a site gives for a good answer is one to whoever only asks whether there is any.
    if (status !== 200 && !(wanted.probe && status > 200 && status < 300)) {
      response.destroy();
      throw refusal(url, status, retryAfterMs(response, options.nowMs()), options.gate);
    }
    const contentType = (response.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() || null;
    const maxBytes = contentType === 'text/html' ? options.maxHtmlBytes : options.maxBytes;
    if (wanted.probe) response.destroy();
    const bytes = wanted.probe
      ? new Uint8Array()
      : await readBody(response, { url: url.href, maxBytes, idleMs: options.idleMs });
    const { etag, 'last-modified': lastModified } = response.headers;
    return {
      answer: {
        status: 'fetched',
        url: url.href,
        bytes,
        contentType,
        etag: etag ?? null,
        lastModified: lastModified ?? null,
      },
    };
  }

  return async (wanted, signal) => {
    let url = judgeAddress(wanted.url, options.allow);
    const seen = new Set<string>();
    for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
      if (seen.has(url.href)) break;
      seen.add(url.href);
      // Made anew for each request, when its host's turn has come: waiting in line costs nobody their time.
      const limit = (): AbortSignal => {
        const deadline = AbortSignal.timeout(options.totalMs);
        return signal ? AbortSignal.any([signal, deadline]) : deadline;
      };
      try {
        const rules = await rulesOf(url, limit, signal);
        if (!rules.isAllowed(url.href)) {
          throw new AppError('ROBOTS_DENIED', `${url.origin}/robots.txt does not allow ${url.pathname}`, {
            url: url.href,
          });
        }
        const here = url;
        const result = await options.gate.run(url.host, () => visit(here, wanted, limit()), signal);
        if ('answer' in result) return result.answer;
        url = result.next;
      } catch (error) {
        if (signal?.aborted) throw new AppError('CANCELLED', `fetching ${wanted.url} was cancelled`);
        if (error instanceof AppError) throw error;
        throw connectionError(url, error);
      }
    }
    throw new AppError('SOURCE_REFUSED', `${wanted.url} redirects without end`, { url: wanted.url });
  };
}

/** Where a redirect leads, judged like any address; null when the answer is none. @throws ADDRESS_REFUSED */
function redirectTarget(response: IncomingMessage, from: URL, allow: readonly string[]): URL | null {
  const location = response.headers.location;
  if (![301, 302, 303, 307, 308].includes(response.statusCode ?? 0) || !location) return null;
  if (!URL.canParse(location, from.href)) {
    response.destroy();
    throw new AppError('SOURCE_REFUSED', `${from.href} redirects to no address`, { url: from.href });
  }
  try {
    return judgeAddress(new URL(location, from.href).href, allow);
  } catch (error) {
    response.destroy();
    throw error;
  }
}

function connectionError(url: URL, error: unknown): AppError {
  if (error instanceof AppError) return error;
  const why = error instanceof Error ? error.message : String(error);
  if (/is not allowed\. Because/.test(why)) {
    return new AppError('ADDRESS_REFUSED', `${url.href} is not fetched: it leads to a private address`, {
      url: url.href,
    });
  }
  return new AppError('SOURCE_UNREACHABLE', `${url.href}: ${why}`, { url: url.href }, { cause: error });
}

function refusal(url: URL, status: number, waitMs: number | null, gate: HostGate): AppError {
  const details = { url: url.href, status, ...(waitMs === null ? {} : { retryAfterMs: waitMs }) };
  if (waitMs !== null) gate.pause(url.host, waitMs);
  if (status === 429) return new AppError('RATE_LIMITED', `${url.href} asks us to come back later`, details);
  if (status >= 500 || status === 408 || status === 425)
    return new AppError('SOURCE_UNREACHABLE', `${url.href} answered ${status}`, details);
  return new AppError('SOURCE_REFUSED', `${url.href} answered ${status}`, details);
}

/** Seconds or a date (RFC 9110, 10.2.3), as milliseconds from now. */
function retryAfterMs(response: IncomingMessage, nowMs: number): number | null {
  const value = response.headers['retry-after'];
  if (!value) return null;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - nowMs;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), MAX_RETRY_AFTER_MS) : null;
}
