import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of its own, or null where this user may not mount one. */
export function smallDisk(
  sizeKb: number,
): { path: string; resize: (sizeKb: number) => void; unmount: () => void } | null {
  const path = mkdtempSync(join(tmpdir(), 'prismatlas-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeKb}k`, 'tmpfs', path], { stdio: 'ignore' });
  } catch {
    rmdirSync(path);
    return null;
  }
  const resize = (to: number) => {
    execFileSync('mount', ['-o', `remount,size=${to}k`, path]);
  };
  const unmount = () => {
    execFileSync('umount', [path]);
    rmdirSync(path);
  };
  return { path, resize, unmount };
}

export const WITHOUT_MOUNT = 'a full disk is left out: this user may not mount a small one';
