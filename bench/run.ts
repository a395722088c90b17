/**
 * Runs the benchmarks one after the other, each in a process of its own: `npm run bench`, or `npm run bench search` for
 * those whose name begins so. Each prints its table and keeps it in bench/results/. Ends with status 1 where one missed
 * a limit of its own.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
/** Files that benchmarks share say so by a name that is no benchmark's. */
const SHARED = /^(?:run|.*-(?:probe|queries|fixtures|score|styles|shared))\.ts$/;

const wanted = process.argv.slice(2);
const found = readdirSync(FOLDER).filter((name) => name.endsWith('.ts') && !SHARED.test(name));
const chosen = found.filter(
  (name) => wanted.length === 0 || wanted.some((prefix) => name.startsWith(prefix)),
);
if (chosen.length === 0) {
  process.stderr.write(`no benchmark begins with ${wanted.join(', ')}; there are ${found.join(', ')}\n`);
  process.exitCode = 2;
}
for (const name of chosen.sort()) {
  process.stdout.write(`\n== ${name.replace(/\.ts$/, '')}\n`);
  const { status } = spawnSync(process.execPath, ['--expose-gc', FOLDER + name], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
