import { appendFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MAX_PAYLOAD_BYTES } from '../../workflows/payload-converter.ts';
import { writeListingPages } from '../support/listing-pages.ts';
import { MISSING_SERVICES, WITHOUT_SERVICES } from '../support/real-services.ts';
import { runHistories } from '../support/temporal-histories.ts';
import { differences } from './differences.ts';
import { openPipeline } from './pipeline.ts';

/** From here on the server warns. */
const MOST_EVENTS = 10_240;
/** More than one run holds before it continues as another, so that one of them is as long as they become. */
const DOCUMENTS = 103;
const ROWS = 3;
/** Too large to be harvested together with others: each has a workflow of its own, which makes the longest histories. */
const NOT_SMALL = `<!-- ${'x'.repeat(130 * 1024)} -->`;
const LONG_PAGES = 2;
const LONG_ROWS = 400;
const isLeftOut = MISSING_SERVICES.length > 0;

describe.skipIf(isLeftOut)(
  `the histories of the largest ingest${isLeftOut ? ` (${WITHOUT_SERVICES})` : ''}`,
  () => {
    test('hold no payload over 256 KB and stay under the events at which the server warns', async () => {
      const pipeline = await openPipeline();
      const batch = await pipeline.newBatch(DOCUMENTS, ROWS);
      for (const page of await readdir(batch)) await appendFile(join(batch, page), NOT_SMALL);
      // Documents whose extraction is larger than any payload may be.
      await writeListingPages(batch, LONG_PAGES, LONG_ROWS, 77_000_000_000);

      const report = await pipeline.ingest(batch);

      const found = await runHistories(pipeline.services.config, report.runId);
      expect(report.sources).toHaveLength(DOCUMENTS + LONG_PAGES);
      expect(found.workflows).toBe(DOCUMENTS + 2);
      expect(found.mostEvents).toBeLessThan(MOST_EVENTS);
      expect(found.largestPayloadBytes).toBeGreaterThan(0);
      expect(found.largestPayloadBytes).toBeLessThanOrEqual(MAX_PAYLOAD_BYTES);
      const expected = DOCUMENTS * ROWS + LONG_PAGES * LONG_ROWS;
      expect(await differences(pipeline.services, expected)).toEqual([]);
    }, 1_800_000);
  },
);
