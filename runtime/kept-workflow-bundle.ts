import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';

/** As many trees of sources keep their bundle: the ones built last. Two megabytes each. */
const KEPT = 8;

const Kept = z.object({
  /** Each file that the bundle was made of, with the hash of what it held. */
  inputs: z.record(z.string(), z.string()),
  code: z.string(),
  codeHash: z.string(),
});

const hashOf = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

/**
 * The code of the workflows as a worker takes it: the one built last, where every file it was made of is as it was;
 * else built anew, and kept. A folder that cannot be read or written costs a build at each start, and no more.
 * @param folder where bundles are kept, private to this user: what lies there is run
 * @param madeOf what a bundle depends on beside its files: the path of its sources, the version of the builder
 */
export async function keptWorkflowBundle(
  folder: string,
  madeOf: string,
  build: () => Promise<string>,
): Promise<string> {
  const path = join(folder, `${hashOf(madeOf).slice(0, 32)}.json`);
  const kept = await readKept(path);
  if (kept !== null) return kept;
  const code = await build();
  await keep(folder, path, code).catch(() => {});
  return code;
}

async function readKept(path: string): Promise<string | null> {
  try {
    const { inputs, code, codeHash } = Kept.parse(JSON.parse(await readFile(path, 'utf8')));
    if (hashOf(code) !== codeHash) return null;
    const isSame = await Promise.all(
      Object.entries(inputs).map(async ([file, hash]) => hashOf(await readFile(file)) === hash),
    );
    return isSame.every(Boolean) ? code : null;
  } catch {
    // None was kept, a file of it is gone, or it is damaged.
    return null;
  }
}

async function keep(folder: string, path: string, code: string): Promise<void> {
  const inputs: Record<string, string> = {};
  for (const { file, content } of sourcesOf(code)) {
    const now = await readFile(file, 'utf8').catch(() => null);
    // What the builder makes up itself, as its entry, is no file.
    if (now === null) continue;
    // It has changed since it was built: the next start builds anew.
    if (now !== content) return;
    inputs[file] = hashOf(content);
  }
  if (Object.keys(inputs).length === 0) return;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const writing = join(folder, `${randomUUID()}.writing`);
  try {
    await writeFile(writing, JSON.stringify({ inputs, code, codeHash: hashOf(code) }), { mode: 0o600 });
    await rename(writing, path);
  } finally {
    await rm(writing, { force: true });
  }
  await forgetOldest(folder);
}

async function forgetOldest(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const files = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      return { path, at: (await stat(path)).mtimeMs };
    }),
  );
  const old = files.sort((a, b) => b.at - a.at).slice(KEPT);
  await Promise.all(old.map(({ path }) => rm(path, { force: true })));
}

const SourceMap = z.object({
  sources: z.array(z.string()),
  sourcesContent: z.array(z.string().nullable()),
});
const INLINE_MAP = /\/\/# sourceMappingURL=data:application\/json;[^,\n]*base64,([A-Za-z0-9+/=]+)\s*$/;

/** The files of a bundle and what they held when it was built, as its own source map names them. */
function sourcesOf(code: string): { file: string; content: string }[] {
  const map = INLINE_MAP.exec(code)?.[1];
  if (map === undefined) return [];
  const { sources, sourcesContent } = SourceMap.parse(JSON.parse(Buffer.from(map, 'base64').toString()));
  return sources.flatMap((file, index) => {
    const content = sourcesContent[index];
    return content == null || !isAbsolute(file) ? [] : [{ file, content }];
  });
}
