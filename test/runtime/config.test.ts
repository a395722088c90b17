import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadConfig, VARIABLE_NAMES } from '../../runtime/config.ts';

test('.env.example names every variable that is read, and no other', () => {
  const text = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');

  const named = [...text.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);

  expect(named.sort()).toEqual([...VARIABLE_NAMES].sort());
});

test('the values of .env.example are the defaults', () => {
  const text = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
  const given = Object.fromEntries(
    [...text.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
  );

  expect(loadConfig(given)).toEqual(loadConfig({}));
});

test('without any variable everything is embedded', () => {
  const config = loadConfig({});

  expect(config).toMatchObject({
    port: 4000,
    host: '127.0.0.1',
    database: null,
    elasticsearch: null,
    temporal: null,
  });
});

test.each([
  ['PRISMATLAS_PORT', 'soon'],
  ['PRISMATLAS_PORT', '70000'],
  ['PRISMATLAS_MAX_DOCUMENT_MB', '-1'],
  ['DATABASE_URL', 'mysql://127.0.0.1'],
  ['ELASTICSEARCH_URL', '127.0.0.1:9200'],
  ['TEMPORAL_ADDRESS', 'http://127.0.0.1:7233'],
  ['PRISMATLAS_LOG_LEVEL', 'loud'],
  ['PRISMATLAS_CONTACT', 'desk@example.org\r\nX-Other: 1'],
  ['PRISMATLAS_CONTACT', 'klju\u010d@example.org'],
])('%s=%s is refused by its name', (name, value) => {
  expect(() => loadConfig({ [name]: value })).toThrow(
    expect.objectContaining({ code: 'CONFIG_INVALID', message: expect.stringContaining(name) }),
  );
});

test('a host may be an IPv6 address in brackets', () => {
  expect(loadConfig({ TEMPORAL_ADDRESS: '[::1]:7233' }).temporal?.address).toBe('[::1]:7233');
});

test('what is allowed is said in plain words, and a value is never repeated', () => {
  const messageOf = (environment: NodeJS.ProcessEnv): string => {
    try {
      loadConfig(environment);
      return 'accepted';
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
  };

  expect(messageOf({ PRISMATLAS_PORT: 'abc' })).toBe('PRISMATLAS_PORT is not a whole number from 0 to 65535');
  expect(messageOf({ PRISMATLAS_LOG_LEVEL: 'loud' })).toBe(
    'PRISMATLAS_LOG_LEVEL is not one of silent, error, warn, info, debug',
  );
  expect(messageOf({ DATABASE_URL: 'mysql://me:secret@host/db' })).not.toContain('secret');
});

test('private fetch hosts for tests are refused in production', () => {
  expect(() => loadConfig({ NODE_ENV: 'production', PRISMATLAS_FETCH_ALLOW: '127.0.0.1:8080' })).toThrow(
    expect.objectContaining({ code: 'CONFIG_INVALID' }),
  );
});

test.each(['PRISMATLAS_DATTA', 'prismatlas_data', 'PRISMATLAS_FETCH_ALOW'])(
  'a misspelt %s is refused with the name that is meant',
  (name) => {
    expect(() => loadConfig({ [name]: '/srv/data' })).toThrow(
      /is not read: PRISMATLAS_(DATA|FETCH_ALLOW) is the name/,
    );
  },
);

test('what an orchestrator sets for a service called prismatlas is let be', () => {
  expect(loadConfig({ PRISMATLAS_SERVICE_HOST: '10.0.0.1', PRISMATLAS_SERVICE_PORT: '80' })).toEqual(
    loadConfig({}),
  );
});
