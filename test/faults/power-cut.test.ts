import { execFileSync } from 'node:child_process';
import { chmod, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fileBlobStore } from '../../store/file-blob-store.ts';
import { openPostgresRecordStore } from '../../store/postgres-record-store.ts';
import { type OwnServer, ownPostgres } from '../support/own-servers.ts';
import { signalTree } from '../support/process-tree.ts';
import { MISSING_SERVICES, WITHOUT_SERVICES } from '../support/real-services.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { differences } from './differences.ts';
import { throughMoments, unlessOver } from './moments.ts';
import { openPipeline, type Pipeline } from './pipeline.ts';

const SEED = 20260606;
const isLeftOut = MISSING_SERVICES.length > 0;

describe.skipIf(isLeftOut)(`the power${isLeftOut ? ` (${WITHOUT_SERVICES})` : ''}`, () => {
  test('cut at twenty moments of writing leaves copies of disks that start, and hold all that was told to be kept', async () => {
    const copies = await tempFolder();
    // The server's own user has to come to its part.
    await chmod(copies, 0o755);
    const server = await ownPostgres();
    const pipeline = await openPipeline({ servers: { database: server.url }, wired: ['database'] });
    const wire = pipeline.wire('database');
    const told = new Set<string>();
    const lost: string[] = [];

    await throughMoments(pipeline, {
      seed: SEED,
      pages: 6,
      rows: 5,
      async fault({ count, chance }, isOver) {
        let writesToPass = Math.floor(chance() * 12);
        let isCut = false;
        const copy = join(copies, String(count));
        wire.onSent((piece) => {
          if (!isCut && /insert into|commit\0/.test(piece) && writesToPass-- <= 0) {
            isCut = true;
            cut(server, pipeline, copy);
          }
          return 'pass';
        });
        const hasCome = await unlessOver(() => isCut, isOver);
        wire.onSent(null);
        if (!hasCome) return false;
        lost.push(...(await lostIn(copy, told)));
        await rm(copy, { recursive: true });
        return true;
      },
      // From here on these must be in every copy.
      eachBatch: ({ sources }) => {
        for (const { source } of sources) told.add(source);
      },
    });

    expect(lost).toEqual([]);
    expect(told.size).toBeGreaterThan(0);
    expect(await differences(pipeline.services, pipeline.expected())).toEqual([]);
  }, 1_800_000);
});

/** Everything that writes is held between two of its steps while the disks are copied, and goes on after that. */
function cut(server: OwnServer, { workers, dataFolder }: Pipeline, copy: string): void {
  const writers = workers.flatMap(({ child }) => child.pid ?? []);
  for (const pid of writers) signalTree(pid, 'SIGSTOP');
  server.signal('SIGSTOP');
  execFileSync('mkdir', ['-p', copy]);
  execFileSync('cp', ['-a', join(server.dataFolder, 'postgres'), copy]);
  execFileSync('cp', ['-a', join(dataFolder, 'blobs'), copy]);
  server.signal('SIGCONT');
  for (const pid of writers) signalTree(pid, 'SIGCONT');
}

/** Starts from a copy: what was told to be kept and is not in it, or not whole. */
async function lostIn(copy: string, told: ReadonlySet<string>): Promise<string[]> {
  await rm(join(copy, 'postgres', 'cluster', 'postmaster.pid'), { force: true });
  await mkdir(join(copy, 'blobs'), { recursive: true });
  const server = await ownPostgres(copy);
  const store = await openPostgresRecordStore({ url: server.url, poolSize: 2 });
  const blobs = fileBlobStore(join(copy, 'blobs'));
  const lost: string[] = [];
  for (const source of told) {
    const document = await store.currentDocument(source);
    const records = await store.listRecords({ source, limit: 100 });
    if (document?.recordCount !== records.length || records.length === 0) lost.push(`${source}: records`);
  }
  for (const { sha256 } of await store.listDocuments()) {
    // Reads it and compares it with its name.
    await blobs.get(sha256).catch(() => lost.push(`${sha256}: bytes`));
  }
  await store.close();
  await server.kill();
  return lost;
}
