import { ensureBuilds } from '../run/builds.mjs';
import { closeRun } from '../test/close-run.ts';
import { runVitest } from '../test/run-vitest.ts';
import { startPostgres15 } from './postgres-15.ts';
import { tryTruthByR } from './truth-by-r.ts';

const ownServerOnly = [
  'server/src/database/embedded-postgres.test.ts',
  'server/src/database/back-up-cluster.test.ts',
] as const;
const sameOnBoth = ['server/src/http/grid.test.ts', 'server/src/responses/machine-agents.test.ts'] as const;

// What we promise about programs of others is tried on those programs: here our expected numbers on R, and the oldest
// PostgreSQL that we support.
await closeRun([
  { name: 'truth by R', run: tryTruthByR },
  { name: 'figures by R', run: tryFiguresByR },
  { name: 'PostgreSQL 15', run: tryPostgres15 },
]);

/** The figures that the sample company is shown, from its answers: report, screens and files agree among themselves without it. */
function tryFiguresByR() {
  return runVitest('integration', {
    words: ['server/src/reports/same-figures.test.ts', 'server/src/demo/demo-interviews.test.ts'],
    environment: { VOLDAAN_TEST_R: '1' },
  });
}

async function tryPostgres15() {
  await ensureBuilds(process.execPath);
  const server = await startPostgres15();
  try {
    return await runVitest('integration', {
      // The launcher starts only the PostgreSQL that we bring, and who may use what is the same on both.
      words: [...ownServerOnly, ...sameOnBoth].flatMap((file) => ['--exclude', file]),
      environment: { VOLDAAN_TEST_DATABASE_URL: server.url },
    });
  } finally {
    await server.stop();
  }
}
