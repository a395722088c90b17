import { basename } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The longest ones, longest first: begun last, they would leave the other lanes with nothing to do. */
const LONGEST = [
  'killed-elasticsearch',
  'lost-index',
  'broken-network',
  'mutants-in-the-store',
  'duplicate-starts',
  'full-disk',
  'killed-temporal-server',
  'killed-workers',
  'poison-documents',
  'flood-stage',
  'history-budget',
  'mutants-in-the-index',
];

const rankOf = ({ moduleId }: TestSpecification): number => {
  const rank = LONGEST.indexOf(basename(moduleId, '.test.ts'));
  return rank < 0 ? LONGEST.length : rank;
};

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    return usual.sort((a, b) => rankOf(a) - rankOf(b));
  }
}

/**
 * The tests that need real servers, run by `npm run test:services` with the variables of `npm run services`. `npm test`
 * runs them too, and names what it leaves out where a server is missing; those of the same folders that need none are
 * its own.
 */
export default defineConfig({
  test: {
    include: [
      'test/store/*postgres*.test.ts',
      'test/store/{killed-while-keeping,moving-stores,record-store,s3-blob-store}.test.ts',
      'test/services/{followed,killed,refused,two}-*.test.ts',
      'test/search/elasticsearch-*.test.ts',
      'test/search/search-agreement.test.ts',
      'test/workflows/temporal*.test.ts',
      'test/faults/**/*.test.ts',
      'test/browser/*-elasticsearch.test.ts',
    ],
    globalSetup: ['test/support/sample-setup.ts'],
    pool: 'forks',
    // They wait for servers most of the time: a quarter of a processor is what most of them use.
    maxWorkers: 4,
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 60_000 } },
    sequence: { sequencer: LongestFirst },
  },
});
