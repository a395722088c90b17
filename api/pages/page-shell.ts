import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Language } from '../../schemas/language.ts';
import { html } from './html.ts';

/** The script of each page beside the front page's, as the build's manifest names it. */
export const PAGE_SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/^\/$/u, 'front/front-map.tsx'],
  [/^\/search$/u, 'search/search-page.tsx'],
  [/^\/records\/[^/]+$/u, 'record/record-page.tsx'],
  [/^\/compare$/u, 'compare/compare-page.tsx'],
  [/^\/compare\/records$/u, 'compare/compare-records-page.tsx'],
  [/^\/gaps$/u, 'gaps/gap-page.tsx'],
  [/^\/countries$/u, 'countries/countries-page.tsx'],
  [/^\/countries\/[^/]+$/u, 'countries/country-page.tsx'],
  [/^\/changes\/[^/]+$/u, 'changes/changes-page.tsx'],
  [/^\/runs$/u, 'runs/runs-page.tsx'],
  [/^\/saved$/u, 'saved/saved-page.tsx'],
  [/^\/sets\/[^/]+$/u, 'saved/set-page.tsx'],
  [/^\/suggest$/u, 'suggest/suggest-page.tsx'],
  [/^\/about$/u, 'help/about-page.tsx'],
];

const Manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    imports: z.array(z.string()).default([]),
    css: z.array(z.string()).default([]),
  }),
);

/**
 * The built index.html for a path and a language: its head names the scripts and styles that the page there will ask
 * for, so that all travel at once and none waits for another to be read.
 */
export type Shells = (path: string, language: Language) => string;

/** Reads the build in a folder. Without a manifest every page has the plain index.html. */
export async function readShells(dist: string): Promise<Shells> {
  const shell = await readFile(join(dist, 'index.html'), 'utf8');
  const manifest = await readFile(join(dist, '.vite', 'manifest.json'), 'utf8').then(
    (text) => Manifest.parse(JSON.parse(text)),
    () => ({}) as z.infer<typeof Manifest>,
  );
  const filesOf = (keys: readonly string[], found: Set<string> = new Set()): Set<string> => {
    for (const key of keys) {
      const part = manifest[key];
      if (!part || found.has(part.file)) continue;
      found.add(part.file);
      for (const style of part.css) found.add(style);
      filesOf(part.imports, found);
    }
    return found;
  };
  const known = new Map<string, string>();
  return (path, language) => {
    const script = PAGE_SCRIPTS.find(([pattern]) => pattern.test(path))?.[1];
    const key = `${script} ${language}`;
    const made = known.get(key);
    if (made !== undefined) return made;
    const links = [...filesOf([...(script ? [script] : []), `language/locales/${language}.json`])]
      .filter((file) => !shell.includes(`"/${file}"`))
      .map((file) =>
        file.endsWith('.css')
          ? html`<link rel="stylesheet" crossorigin href="/${file}">`
          : html`<link rel="modulepreload" crossorigin href="/${file}">`,
      );
    const filled = shell.replace('</head>', () => html`${links}</head>`.markup);
    known.set(key, filled);
    return filled;
  };
}
