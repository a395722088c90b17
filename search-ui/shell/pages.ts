import type { ComponentType } from 'react';
import { FrontPage } from '../front/front-page.tsx';
import { type Late, late, present } from './late.ts';
import { NotFoundPage } from './not-found-page.tsx';

export type LatePage = Late<ComponentType<{ id: string }>>;

const page = (load: () => Promise<{ Page: ComponentType<{ id: string }> }>): LatePage =>
  late(async () => (await load()).Page);

/** Every address of the interface; the first part in brackets is the page's `id`. */
const PAGES: readonly (readonly [RegExp, LatePage])[] = [
  [/^\/$/, present(FrontPage)],
  [/^\/search$/, page(() => import('../search/search-page.tsx'))],
  [/^\/records\/([^/]+)$/, page(() => import('../record/record-page.tsx'))],
  [/^\/compare$/, page(() => import('../compare/compare-page.tsx'))],
  [/^\/compare\/records$/, page(() => import('../compare/compare-records-page.tsx'))],
  [/^\/gaps$/, page(() => import('../gaps/gap-page.tsx'))],
  [/^\/countries$/, page(() => import('../countries/countries-page.tsx'))],
  [/^\/countries\/([A-Za-z]{2})$/, page(() => import('../countries/country-page.tsx'))],
  [/^\/changes\/([a-z0-9-]+)$/, page(() => import('../changes/changes-page.tsx'))],
  [/^\/runs$/, page(() => import('../runs/runs-page.tsx'))],
  [/^\/saved$/, page(() => import('../saved/saved-page.tsx'))],
  [/^\/sets\/([\w-]+)$/, page(() => import('../saved/set-page.tsx'))],
  [/^\/suggest$/, page(() => import('../suggest/suggest-page.tsx'))],
  [/^\/about$/, page(() => import('../help/about-page.tsx'))],
];
const NOT_FOUND: LatePage = present(NotFoundPage);

/** The page at a path of the portal. */
export function pageAt(path: string): { readonly page: LatePage; readonly id: string } {
  const [pattern, found] = PAGES.find(([known]) => known.test(path)) ?? [null, NOT_FOUND];
  return { page: found, id: decoded(pattern?.exec(path)?.[1] ?? '') };
}

/** An address with a stray percent sign is not encoded: it stands for itself. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
