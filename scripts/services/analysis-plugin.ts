import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { requireJdk } from './elasticsearch-install.ts';
import { runProgram } from './run-program.ts';
import type { Say } from './say.ts';
import { REPOSITORY, type Settings } from './settings.ts';

const SOURCES = join(REPOSITORY, 'services/elasticsearch-analysis');
const MODULE = 'prismatlas-analysis';
/** Holds the hash of the sources that the module was made from. */
const STAMP = 'sources.sha256';

/**
 * Compiles the language analyzers into a module of the server. The small distribution lacks them; a whole one has
 * them built in, and then nothing is done.
 */
export async function ensureAnalysisPlugin(settings: Settings, home: string, say: Say): Promise<void> {
  if (isAnalysisPluginCurrent(home)) return;
  const { sources, descriptors, stamp } = readSources();
  say('compiles the language analyzers');
  const building = join(settings.cache, `compiling-${process.pid}`);
  const classes = join(building, 'classes');
  const module = join(building, MODULE);
  try {
    mkdirSync(classes, { recursive: true });
    mkdirSync(module, { recursive: true });
    await runProgram(requireJdk('javac'), [
      '--release',
      '17',
      '-nowarn',
      '-cp',
      join(home, 'lib/*'),
      '-d',
      classes,
      ...sources,
    ]);
    await runProgram(requireJdk('jar'), ['cf', join(module, `${MODULE}.jar`), '-C', classes, '.']);
    for (const name of descriptors) copyFileSync(join(SOURCES, name), join(module, name));
    writeFileSync(join(module, STAMP), stamp);
    rmSync(moduleOf(home), { recursive: true, force: true });
    renameSync(module, moduleOf(home));
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
}

/** Whether the server has the analyzers as their sources are now. */
export function isAnalysisPluginCurrent(home: string): boolean {
  if (existsSync(join(home, 'modules/analysis-common')) || !existsSync(SOURCES)) return true;
  const stamp = join(moduleOf(home), STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === readSources().stamp;
}

const moduleOf = (home: string) => join(home, 'modules', MODULE);

function readSources(): { sources: string[]; descriptors: string[]; stamp: string } {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).sort();
  const sources = files.filter((file) => file.endsWith('.java')).map((file) => join(SOURCES, file));
  const descriptors = files.filter((file) => /\.(properties|policy|ya?ml)$/.test(file));
  const hash = createHash('sha256');
  for (const file of [...sources, ...descriptors.map((name) => join(SOURCES, name))]) {
    hash.update(readFileSync(file));
  }
  return { sources, descriptors, stamp: hash.digest('hex') };
}
