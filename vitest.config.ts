import { defineConfig } from 'vitest/config';
import { scriptBundle } from './respond/script-bundle.ts';
import { LongestFirst } from './scripts/test/longest-first.ts';

/** Limits for what hangs, not promises of speed: the machine may be doing ten other things. */
const patient = { testTimeout: 150_000, hookTimeout: 150_000, expect: { poll: { timeout: 30_000 } } };

/**
 * Four kinds of tests by what they need: nothing at all, files, a PostgreSQL, a browser. Each file beside what it tests. Workers are
 * few, because the machine we promise to run on has two cores.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          // Pure functions leave nothing behind for the next file, so one process runs them all.
          name: 'domain',
          include: ['domain/src/**/*.test.ts'],
          isolate: false,
          maxWorkers: 2,
          ...patient,
        },
      },
      {
        // The customer's pages carry programs for the browser inside, as the built page does.
        plugins: [scriptBundle()],
        test: {
          name: 'unit',
          // The customer's pages carry their style sheets inside; a test of their size needs the real ones.
          css: true,
          include: ['{respond,admin}/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          maxWorkers: 2,
          ...patient,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['server/src/**/*.test.ts'],
          globalSetup: ['server/src/database/test-cluster.ts'],
          // The server is loaded once by each worker: to load it for every file took a third of the time. What a file changes of
          // it, it puts back. A test waits for the database part of the time: three of them keep two cores busy.
          isolate: false,
          maxWorkers: 3,
          ...patient,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['e2e/**/*.test.ts'],
          globalSetup: ['e2e/prepare-tests.ts'],
          setupFiles: ['e2e/start-from-copies.ts'],
          // A test plays a person, who waits part of the time: three of them keep two cores busy.
          maxWorkers: 3,
          ...patient,
          testTimeout: 300_000,
          // A list of faults is read in the one line that says what failed.
          chaiConfig: { truncateThreshold: 4_000 },
        },
      },
    ],
  },
});
