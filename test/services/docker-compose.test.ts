import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { VARIABLE_NAMES } from '../../runtime/config.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SECRETS = { POSTGRES_PASSWORD: 'one', ELASTIC_PASSWORD: 'two' };

/** What is asked of each service; more may stand there. */
const Service = z.looseObject({
  image: z.string().regex(/:[\w.${}:-]*\d/, 'an image of a fixed version'),
  restart: z.literal('unless-stopped'),
  build: z.string().optional(),
  environment: z.record(z.string(), z.union([z.string(), z.number()])),
  ports: z.array(z.string().startsWith('127.0.0.1:', 'reached from the host alone')).optional(),
  volumes: z.array(z.string()).optional(),
  networks: z.array(z.string()),
  depends_on: z.record(z.string(), z.strictObject({ condition: z.literal('service_healthy') })).optional(),
  healthcheck: z.looseObject({ test: z.array(z.string()).min(2) }).optional(),
  deploy: z.strictObject({
    resources: z.strictObject({ limits: z.strictObject({ cpus: z.string(), memory: z.string() }) }),
  }),
});
const Compose = z.looseObject({
  services: z.record(z.string(), Service),
  volumes: z.record(z.string(), z.unknown()),
  networks: z.record(z.string(), z.unknown()),
});

const text = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');
const dockerfile = readFileSync(join(ROOT, 'Dockerfile'), 'utf8');
const { services, volumes, networks } = Compose.parse(parse(text, { merge: true }));

describe('docker-compose.yml', () => {
  test('has every part of the pipeline', () => {
    expect(Object.keys(services).sort()).toEqual([
      'api',
      'elasticsearch',
      'postgres',
      'temporal',
      'temporal-ui',
      'worker',
    ]);
  });

  test('gives every service a health check', () => {
    const unchecked = Object.entries(services).filter(([, service]) => !service.healthcheck);

    // The image itself has the check of `serve`.
    expect(unchecked.map(([name]) => name)).toEqual(['api']);
    expect(dockerfile).toMatch(/^HEALTHCHECK /m);
  });

  test('runs the API and the worker from one image, without rights they do not need', () => {
    for (const app of [services.api, services.worker]) {
      expect(app).toMatchObject({
        build: '.',
        image: services.api?.image,
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
      });
    }
  });

  test('has no secret with a default, and none written out', () => {
    const secrets = [...text.matchAll(/\$\{(\w*(?:PASSWORD|SECRET|KEY|TOKEN)\w*)([^}]*)\}/g)];

    expect(secrets.length).toBeGreaterThan(0);
    for (const [, , rule = ''] of secrets) expect(rule).toMatch(/^:\?/);
    for (const service of Object.values(services)) {
      for (const [name, value] of Object.entries(service.environment)) {
        if (/PASSWORD|PWD|SECRET|TOKEN/.test(name)) expect(value).toMatch(/^\$\{\w+:\?/);
      }
    }
  });

  test('lets databases be reached by containers alone', () => {
    expect(networks.inside).toEqual({ internal: true });
    for (const name of ['postgres', 'elasticsearch', 'temporal']) {
      expect(services[name]?.networks).toEqual(['inside']);
      expect(services[name]?.ports).toBeUndefined();
    }
  });

  test('keeps what is kept in volumes that it names', () => {
    const used = Object.values(services).flatMap((service) =>
      (service.volumes ?? []).map((volume) => volume.split(':')[0]),
    );

    expect(new Set(used)).toEqual(new Set(Object.keys(volumes)));
  });

  test('sets only variables that Prismatlas reads', () => {
    const names = Object.keys(services.api?.environment ?? {});

    expect(names.filter((name) => !VARIABLE_NAMES.includes(name))).toEqual([]);
  });

  const compose = findCompose();
  test.skipIf(compose === null)(
    compose ? `is taken by ${compose.join(' ')}` : 'docker compose is left out: it is not installed',
    () => {
      const [program = '', ...args] = compose ?? [];
      // A file .env of whoever runs the test must not take part.
      const nothing = join(mkdtempSync(join(tmpdir(), 'prismatlas-compose-')), 'env');
      writeFileSync(nothing, '');
      const run = (env: NodeJS.ProcessEnv) =>
        spawnSync(program, [...args, '-f', 'docker-compose.yml', '--env-file', nothing, 'config'], {
          cwd: ROOT,
          encoding: 'utf8',
          env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
        });

      const withSecrets = run(SECRETS);
      const without = run({});

      expect(withSecrets.stderr).not.toMatch(/invalid|unsupported/i);
      expect(withSecrets.status).toBe(0);
      expect(withSecrets.stdout).toContain('postgresql://prismatlas:one@postgres:5432/prismatlas');
      expect(without.status).not.toBe(0);
      expect(without.stderr).toContain('write POSTGRES_PASSWORD into .env');
    },
  );
});

describe('Dockerfile', () => {
  const stages = dockerfile.split(/^FROM /m).slice(1);
  const last = stages.at(-1) ?? '';

  test('builds in one stage and runs in another, as a user without rights', () => {
    expect(stages.length).toBeGreaterThan(1);
    expect(last).toMatch(/^USER node$/m);
    expect(last.indexOf('\nUSER node')).toBeLessThan(last.indexOf('\nENTRYPOINT'));
    expect(last).not.toMatch(/npm |apt-get/);
  });

  test('takes the Node that package.json pins', () => {
    const { devDependencies } = z
      .looseObject({ devDependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')));
    const [major, minor] = (devDependencies.node ?? '').split('.');

    for (const stage of stages) expect(stage).toMatch(new RegExp(`^node:${major}\\.${minor}-`));
  });

  test('copies every folder that the program is made of', () => {
    const copied = [...last.matchAll(/COPY --from=build \/app\/(\S+) /g)].map(([, from]) => from);
    const layers = readdirSync(ROOT, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => name)
      .filter(
        (name) =>
          !['bench', 'coverage', 'data', 'dist', 'docs', 'scripts', 'services', 'test'].includes(name),
      );

    expect(copied.map((from) => (from ?? '').replace('search-ui/dist', 'search-ui')).sort()).toEqual(
      [...layers, 'package.json'].sort(),
    );
  });
});

/** Compose, as a plugin or as the program it once was; null: neither is installed. */
function findCompose(): string[] | null {
  for (const candidate of [['docker', 'compose'], ['docker-compose']]) {
    const [program = '', ...args] = candidate;
    if (spawnSync(program, [...args, 'version'], { stdio: 'ignore' }).status === 0) return candidate;
  }
  return null;
}
