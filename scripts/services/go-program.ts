import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, runProgram } from './run-program.ts';
import { type Say, ServiceError } from './say.ts';
import type { Settings } from './settings.ts';

/** A program that `go install` builds from a module of a fixed version. */
export interface GoProgram {
  readonly program: string;
  readonly module: string;
  readonly version: string;
}

/** The program on PATH, else built once and kept in the cache. */
export async function findOrBuildGoProgram(
  { cache }: Settings,
  { program, module, version }: GoProgram,
  say: Say,
): Promise<string> {
  const onPath = findProgram(program);
  if (onPath) return onPath;
  const folder = join(cache, `${program}-${version}`);
  const built = join(folder, program);
  if (existsSync(built)) return built;
  const go = findProgram('go', ['/usr/local/go/bin', '/usr/lib/go/bin']);
  if (!go) {
    throw new ServiceError(
      `${program} is not installed: put it (${version}) on PATH, or Go 1.26 or newer, with which it is built`,
    );
  }
  say(`builds ${module}@${version}; this takes some minutes, once`);
  const building = join(cache, `building-${program}-${process.pid}`);
  try {
    mkdirSync(building, { recursive: true });
    await runProgram(go, ['install', '-trimpath', `${module}@${version}`], {
      cwd: building,
      env: { GOBIN: building, GOFLAGS: '-mod=mod', CGO_ENABLED: '0' },
    });
    rmSync(folder, { recursive: true, force: true });
    renameSync(building, folder);
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
  return built;
}
