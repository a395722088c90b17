import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Turns `locales/xx.json` into compiled messages at build time: the browser gets no message parser. */
function compiledMessages(): Plugin {
  return {
    name: 'compiled-messages',
    enforce: 'pre',
    transform: {
      filter: { id: /[\\/]locales[\\/]\w\w\.json$/ },
      handler(source) {
        const messages: Record<string, string> = JSON.parse(source);
        const compiled = Object.fromEntries(
          Object.entries(messages).map(([id, text]) => [id, compileMessageOrThrow(text)]),
        );
        return { code: `export const messages = ${JSON.stringify(compiled)};`, map: null, moduleType: 'js' };
      },
    },
  };
}

/** Asks for the faces that every page begins with at once (`styles/faces.ts`), instead of after the style sheet. */
function preloadedFonts(): Plugin {
  return {
    name: 'preloaded-fonts',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) =>
        Object.keys(bundle ?? {})
          .filter((name) =>
            /(?:sans-3-latin|sans-3-latin-ext|serif-4-latin)-wght-normal.*\.woff2$/.test(name),
          )
          .map((name) => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: '', href: `/${name}` },
            injectTo: 'head',
          })),
    },
  };
}

export default defineConfig(({ command }) => {
  // A build is for readers whoever asks for it: tests set NODE_ENV to `test`, which would give React's slow half.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    plugins: [compiledMessages(), react(), preloadedFonts()],
    build: { outDir: 'dist', emptyOutDir: true, target: 'es2023', manifest: true, assetsInlineLimit: 0 },
    // The interface in development, with the API of another process behind it.
    server: { proxy: { '/api': 'http://127.0.0.1:4000' } },
  };
});
