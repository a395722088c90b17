import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** What each layer may import, beside itself. A change that needs a new arrow changes it here, where everyone sees it. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  schemas: [],
  extract: ['schemas'],
  store: ['schemas'],
  search: ['schemas'],
  screening: ['schemas'],
  interchange: ['schemas'],
  activities: ['schemas', 'extract', 'store', 'search', 'screening', 'interchange'],
  // Types of activities/contract.ts alone: workflow code is bundled without anything else.
  workflows: ['schemas', 'activities'],
  runtime: ['schemas', 'extract', 'store', 'search', 'screening', 'interchange', 'activities', 'workflows'],
  // The API writes citations and exports in their formats, which are pure functions.
  api: ['schemas', 'runtime', 'interchange'],
  // `serve` starts the API.
  cli: ['schemas', 'runtime', 'interchange', 'api', 'static-site'],
  'search-ui': ['schemas'],
  // The portal without a server: what the API answers, written down or made in the browser, behind the same interface.
  'static-site': ['schemas', 'store', 'search', 'runtime', 'api', 'search-ui'],
};

/** Packages of npm that a layer may use at run time, where that is limited. */
const MAY_USE: Record<string, readonly string[]> = {
  schemas: ['zod'],
  workflows: ['@temporalio/workflow', '@temporalio/common'],
  screening: [],
};

interface Import {
  readonly file: string;
  readonly specifier: string;
  readonly isTypeOnly: boolean;
}

function* sourceFiles(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!['node_modules', 'dist'].includes(entry.name)) yield* sourceFiles(path);
    } else if (/\.tsx?$/.test(entry.name)) yield path;
  }
}

const IMPORT = /^\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

function importsOf(layer: string): Import[] {
  const found: Import[] = [];
  for (const path of sourceFiles(join(ROOT, layer))) {
    const file = relative(ROOT, path);
    const text = readFileSync(path, 'utf8');
    for (const [, typeOnly, specifier = ''] of text.matchAll(IMPORT))
      found.push({ file, specifier, isTypeOnly: typeOnly !== undefined });
    for (const [, specifier = ''] of text.matchAll(DYNAMIC))
      found.push({ file, specifier, isTypeOnly: false });
  }
  return found;
}

const layerOf = (entry: Import): string | null =>
  entry.specifier.startsWith('.')
    ? (relative(ROOT, resolve(ROOT, dirname(entry.file), entry.specifier)).split('/')[0] ?? null)
    : null;

describe.each(Object.keys(MAY_IMPORT))('%s', (layer) => {
  const imports = importsOf(layer);

  test('imports only the layers it may', () => {
    const allowed = new Set([layer, ...(MAY_IMPORT[layer] ?? [])]);

    const wrong = imports.filter((entry) => {
      const target = layerOf(entry);
      return target !== null && target in MAY_IMPORT && !allowed.has(target);
    });

    expect(wrong.map((entry) => `${entry.file} -> ${entry.specifier}`)).toEqual([]);
  });

  test('imports no test, bench or script, and no file of corpus/', () => {
    const wrong = imports.filter((entry) =>
      ['test', 'bench', 'scripts', 'corpus'].includes(layerOf(entry) ?? ''),
    );

    expect(wrong.map((entry) => `${entry.file} -> ${entry.specifier}`)).toEqual([]);
  });

  test('uses only the packages it may', () => {
    const allowed = MAY_USE[layer];
    if (!allowed) return;

    const wrong = imports.filter(
      (entry) =>
        !entry.specifier.startsWith('.') &&
        !entry.isTypeOnly &&
        !allowed.some((name) => entry.specifier === name || entry.specifier.startsWith(`${name}/`)),
    );

    expect(wrong.map((entry) => `${entry.file} -> ${entry.specifier}`)).toEqual([]);
  });

  test('writes the ending of every file it imports', () => {
    const wrong = imports.filter(
      (entry) =>
        entry.specifier.startsWith('.') && !/\.(tsx?|json|css|svg|yaml)(\?\w+)?$/.test(entry.specifier),
    );

    expect(wrong.map((entry) => `${entry.file} -> ${entry.specifier}`)).toEqual([]);
  });
});

test('workflows take nothing but types from activities/contract.ts', () => {
  const wrong = importsOf('workflows').filter(
    (entry) =>
      layerOf(entry) === 'activities' &&
      !(entry.isTypeOnly && entry.specifier.endsWith('activities/contract.ts')),
  );

  expect(wrong.map((entry) => `${entry.file} -> ${entry.specifier}`)).toEqual([]);
});

test('only runtime/config.ts reads the environment', () => {
  const wrong = Object.keys(MAY_IMPORT)
    .flatMap((layer) => [...sourceFiles(join(ROOT, layer))])
    .filter((path) => /\bprocess\.env\b/.test(readFileSync(path, 'utf8')))
    .map((path) => relative(ROOT, path))
    // Vite's own settings run when the UI is built, never in the program.
    .filter((file) => file !== 'runtime/config.ts' && file !== 'search-ui/vite.config.ts');

  expect(wrong).toEqual([]);
});
