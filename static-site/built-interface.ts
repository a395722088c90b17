import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../runtime/config.ts';
import { AppError } from '../schemas/errors.ts';
import type { SiteFiles } from './site-files.ts';
import { VITE, viteBuild } from './vite-build.ts';

const CONFIG = join(PACKAGE_ROOT, 'static-site', 'vite.config.ts');
const BUILT = join(PACKAGE_ROOT, 'static-site', 'dist');

/**
 * Writes the interface's scripts, styles and fonts and gives its page. It is built anew where the builder is installed;
 * an image for production carries it ready.
 * @throws CONFLICT where there is neither
 */
export async function writeInterface(files: SiteFiles): Promise<string> {
  if (!existsSync(VITE) && !existsSync(join(BUILT, 'index.html')))
    throw new AppError('CONFLICT', 'the interface is not built; run `npm run build`');
  const folder = existsSync(VITE) ? await build() : BUILT;
  try {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      const name = path.slice(folder.length + 1).replaceAll('\\', '/');
      if (entry.isFile() && name !== 'index.html' && !name.startsWith('.'))
        await files.write(name, await readFile(path));
    }
    return await readFile(join(folder, 'index.html'), 'utf8');
  } finally {
    if (folder !== BUILT) await rm(folder, { recursive: true, force: true });
  }
}

async function build(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'prismatlas-interface-'));
  await viteBuild(['--config', CONFIG, '--outDir', folder, '--emptyOutDir']);
  return folder;
}
