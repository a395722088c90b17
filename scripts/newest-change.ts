import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** When the newest file of a folder was changed, in milliseconds; 0 where there is none. Built files do not count. */
export function newestChange(folder: string): number {
  let newest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'dist' || entry.name === 'node_modules') continue;
    const path = join(folder, entry.name);
    newest = Math.max(newest, entry.isDirectory() ? newestChange(path) : statSync(path).mtimeMs);
  }
  return newest;
}
