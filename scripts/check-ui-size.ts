import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PACKAGE_ROOT } from '../runtime/config.ts';

/**
 * Weighs the built UI as a browser receives it (gzipped): all that a page needs beside what is loaded already, and
 * the largest of the seven message catalogs, since every reader gets one. Fails when a limit is passed.
 */
const FIRST_VIEW_KB = 150;
const LAZY_VIEW_KB = 60;
const CSS_KB = 20;

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly css?: readonly string[];
}

const dist = join(PACKAGE_ROOT, 'search-ui', 'dist');
// Vite's manifest, documented at vite.dev/guide/backend-integration.
const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8')) as Record<
  string,
  Chunk
>;
const weights = new Map<string, number>();

function weigh(file: string): number {
  const known = weights.get(file);
  if (known !== undefined) return known;
  const bytes = gzipSync(readFileSync(join(dist, file)), { level: 6 }).length;
  weights.set(file, bytes);
  return bytes;
}

/** The chunks that come with these: what they import, and what that imports. */
function closure(names: readonly string[], found = new Set<string>()): Set<string> {
  for (const name of names) {
    const chunk = manifest[name];
    if (!chunk || found.has(name)) continue;
    found.add(name);
    closure(chunk.imports ?? [], found);
  }
  return found;
}

const isPage = (name: string): boolean => /-page\.tsx$/.test(name);
const isCatalog = (name: string): boolean => /locales\/\w\w\.json$/.test(name);
const kb = (bytes: number): string => (bytes / 1000).toFixed(1).padStart(6);
const total = (names: Iterable<string>): number =>
  [...names].reduce((sum, name) => sum + weigh(manifest[name]?.file ?? ''), 0);

const names = Object.keys(manifest);
const entry = closure(names.filter((name) => manifest[name]?.isEntry));
const catalog = names
  .filter(isCatalog)
  .sort((a, b) => total([b]) - total([a]))
  .slice(0, 1);
/** What a page loads beside the entry: itself, and the parts it always asks for by itself, such as its map. */
function ownOf(page: string): Set<string> {
  const own = closure([page]);
  for (const name of [...own])
    closure(
      (manifest[name]?.dynamicImports ?? []).filter((part) => !isPage(part)),
      own,
    );
  for (const name of [...own])
    closure(
      (manifest[name]?.dynamicImports ?? []).filter((part) => !isPage(part)),
      own,
    );
  return new Set([...own].filter((name) => !entry.has(name) && !isCatalog(name)));
}

// The front page is part of the entry, with its map loaded after it.
const frontParts = new Set(
  names.filter((name) => name.startsWith('front/')).flatMap((name) => [...ownOf(name)]),
);
const problems: string[] = [];
function tell(what: string, bytes: number, limitKb: number): void {
  const isOver = bytes > limitKb * 1000;
  console.log(`${kb(bytes)} kB of ${String(limitKb).padStart(3)}  ${what}${isOver ? '  TOO LARGE' : ''}`);
  if (isOver) problems.push(what);
}

tell(
  'first view: JavaScript of the front page with its map and one language',
  total([...entry, ...frontParts, ...catalog]),
  FIRST_VIEW_KB,
);
for (const name of names.filter(isPage))
  tell(`JavaScript of ${name}, beside what is loaded`, total(ownOf(name)), LAZY_VIEW_KB);
const sheets = new Set(names.flatMap((name) => manifest[name]?.css ?? []));
tell(
  'all style sheets together',
  [...sheets].reduce((sum, file) => sum + weigh(file), 0),
  CSS_KB,
);
if (problems.length > 0) {
  console.error(`Over the limit: ${problems.join('; ')}.`);
  process.exitCode = 1;
}
