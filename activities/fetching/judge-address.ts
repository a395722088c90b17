import { AppError } from '../../schemas/errors.ts';

const PORTS: Readonly<Record<string, readonly string[]>> = {
  'http:': ['', '80', '443'],
  'https:': ['', '80', '443'],
};

/** `host:port` as an allow-list names it, the default port written out. */
export const hostAndPort = (url: URL): string =>
  `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`;

/**
 * Judges what can be seen of an address before anything is resolved; the addresses behind its name are judged when
 * the connection is made. Source: OWASP ASVS 5.0, 1.3.6 and 15.3.2.
 * @throws ADDRESS_REFUSED
 */
export function judgeAddress(address: string, allow: readonly string[] = []): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  const refuse = (why: string): never => {
    throw new AppError('ADDRESS_REFUSED', `${address} is not fetched: ${why}`, { url: address });
  };
  if (!url) return refuse('it is not an address');
  const ports = PORTS[url.protocol];
  if (!ports) return refuse(`${url.protocol.slice(0, -1)} is neither http nor https`);
  if (url.username !== '' || url.password !== '') return refuse('it carries a user name or password');
  if (allow.includes(hostAndPort(url))) return url;
  if (/(^|\.)localhost\.?$/.test(url.hostname)) return refuse('it leads to this machine');
  if (!ports.includes(url.port)) return refuse(`port ${url.port} is neither 80 nor 443`);
  return url;
}
