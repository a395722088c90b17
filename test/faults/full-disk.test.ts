import { chmodSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from '@elastic/elasticsearch';
import { describe, expect, onTestFinished, test } from 'vitest';
import { smallDisk, WITHOUT_MOUNT } from '../store/small-disk.ts';
import { ownPostgres } from '../support/own-servers.ts';
import { MISSING_SERVICES, WITHOUT_SERVICES } from '../support/real-services.ts';
import { lastFailures } from '../support/temporal-histories.ts';
import { differences } from './differences.ts';
import { throughMoments } from './moments.ts';
import { openPipeline } from './pipeline.ts';

const SEED = 20260707;
/** Some room for what is begun, so that the moment at which it ends falls into the work and not before it. */
const LEFT_BYTES = [0, 8_000, 64_000, 300_000];
const DISKS = ['index', 'blobs', 'store'] as const;
const isLeftOut = MISSING_SERVICES.length > 0;
const blobsDisk = isLeftOut ? null : smallDisk(64 * 1024);
const storeDisk = blobsDisk ? smallDisk(200 * 1024) : null;
const name = isLeftOut ? WITHOUT_SERVICES : storeDisk ? 'a disk' : WITHOUT_MOUNT;

describe.skipIf(storeDisk === null)(name, () => {
  test('full at twenty moments, of the documents, of the database or of the index, is waited for, and nothing is lost', async () => {
    const [dataFolder, storeFolder] = [blobsDisk?.path ?? '', storeDisk?.path ?? ''];
    onTestFinished(() => {
      blobsDisk?.unmount();
      storeDisk?.unmount();
    });
    chmodSync(storeFolder, 0o755);
    const server = await ownPostgres(storeFolder);
    const pipeline = await openPipeline({ servers: { database: server.url }, dataFolder });
    const { config } = pipeline.services;
    const { url, index } = config.elasticsearch ?? { url: '', index: '' };
    const client = new Client({ node: url });
    onTestFinished(() => client.close());
    const seen = new Set<string>();

    /** What the index does to itself when its disk reaches the flood stage, and takes back when there is room. */
    const block = (isOn: true | null) =>
      client.indices.putSettings({
        index: `${index}-v*`,
        settings: { 'index.blocks.read_only_allow_delete': isOn },
      });

    await throughMoments(pipeline, {
      seed: SEED,
      pages: 6,
      rows: 5,
      async fault({ count, chance }, isOver) {
        await wait(chance() * 500);
        if (isOver()) return false;
        // Each of the three first, and by chance after that.
        const which = DISKS[count] ?? DISKS[Math.floor(chance() * DISKS.length)];
        const left = LEFT_BYTES[Math.floor(chance() * LEFT_BYTES.length)] ?? 0;
        if (which === 'index') {
          await block(true);
          await wait(500 + chance() * 1_000);
          await block(null);
          seen.add('index');
          return true;
        }
        const folder = which === 'blobs' ? dataFolder : storeFolder;
        const ballast = join(folder, 'ballast');
        fill(folder, ballast, left);
        // Until a step of the run has met it, or its start did, or the run ended without.
        const before = pipeline.troubles.length;
        let met: readonly string[] = [];
        while (met.length === 0 && !isOver()) {
          await wait(100);
          met = [...(await lastFailures(config)), ...pipeline.troubles.slice(before)];
        }
        rmSync(ballast);
        if (!server.isRunning()) await server.start();
        if (met.length === 0) return false;
        for (const code of met) seen.add(`${which}: ${code}`);
        return true;
      },
    });

    expect([...seen].sort()).toEqual(expect.arrayContaining(['blobs: DISK_FULL', 'index']));
    // A full database says so, or ends itself and is started again.
    expect([...seen].some((code) => /^store: (DISK_FULL|STORE_UNAVAILABLE)$/.test(code))).toBe(true);
    expect([...seen].filter((code) => code.includes('INTERNAL'))).toEqual([]);
    expect(await differences(pipeline.services, pipeline.expected())).toEqual([]);
  }, 1_800_000);
});

/** Leaves so many bytes of a disk, or none where others write to it meanwhile. */
function fill(folder: string, ballast: string, leftBytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  try {
    writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - leftBytes)));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}
