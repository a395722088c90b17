import { defineConfig } from 'vitest/config';

/**
 * The tests that need real servers, run by `npm run test:services` with the variables of `npm run services`. `npm test`
 * runs them too, and names what it leaves out where a server is missing.
 */
export default defineConfig({
  test: {
    include: [
      'test/store/**/*.test.ts',
      'test/services/**/*.test.ts',
      'test/search/elasticsearch-*.test.ts',
      'test/search/search-agreement.test.ts',
      'test/workflows/temporal*.test.ts',
      'test/faults/**/*.test.ts',
      'test/browser/*-elasticsearch.test.ts',
    ],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 300_000,
  },
});
