import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // Tests start real processes, servers and files: one process each keeps them apart.
    globalSetup: ['test/support/sample-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Against tests that hang. How fast a machine is, and what else it does, is nobody's claim.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
