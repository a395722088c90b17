import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const COPIED = [
  'package.json',
  'activities',
  'api',
  'cli',
  'extract',
  'interchange',
  'runtime',
  'schemas',
  'screening',
  'search',
  'store',
  'workflows',
];
const LINKED = ['corpus', 'node_modules'];

/** One defect, as a change of the sources. `find` must stand there exactly once. */
export interface Patch {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/**
 * A copy of the program with defects in it. A patch that no longer fits is an error and not a program without the
 * defect.
 * @returns the path of its command line
 */
export function patchedSources(folder: string, patches: readonly Patch[]): string {
  for (const name of COPIED) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  for (const name of LINKED) symlinkSync(join(ROOT, name), join(folder, name));
  for (const { file, find, replace } of patches) {
    const path = join(folder, file);
    const parts = readFileSync(path, 'utf8').split(find);
    if (parts.length !== 2) throw new Error(`${file} holds ${parts.length - 1} times, not once: ${find}`);
    writeFileSync(path, parts.join(replace));
  }
  return join(folder, 'cli/main.ts');
}
