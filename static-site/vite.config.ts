import { fileURLToPath } from 'node:url';
import { defineConfig, mergeConfig, type Plugin } from 'vite';
import searchUi from '../search-ui/vite.config.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Puts the answers made in the browser in the place of the server's. */
function answersInBrowser(): Plugin {
  const server = here('../search-ui/api/server.ts');
  return {
    name: 'answers-in-browser',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      return resolved?.id === server ? here('browser/server.ts') : null;
    },
  };
}

/**
 * The interface once more, for a folder of files that may lie anywhere: `vite build search-ui --config` this file.
 */
export default defineConfig((environment) =>
  mergeConfig(searchUi(environment), {
    base: './',
    plugins: [answersInBrowser()],
    build: { outDir: here('dist'), emptyOutDir: true },
  }),
);
