import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../runtime/config.ts';
import { viteBuild } from '../static-site/vite-build.ts';
import { newestChange } from './newest-change.ts';

const UI = join(PACKAGE_ROOT, 'search-ui');
const BUILT = join(UI, 'dist', 'index.html');

/** Whether the built UI is absent, or older than what it is built from. */
export const isUiStale = (): boolean =>
  !existsSync(BUILT) ||
  Math.max(newestChange(UI), newestChange(join(PACKAGE_ROOT, 'schemas'))) > statSync(BUILT).mtimeMs;

export const buildUi = (): Promise<void> => viteBuild([]);
