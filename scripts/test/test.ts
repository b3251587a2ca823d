import { runChecks } from '../check/run-checks.ts';
import { ensureBuilds } from '../run/builds.mjs';
import { closeRun } from './close-run.ts';
import { runVitest } from './run-vitest.ts';

// Everything, from the quickest to the slowest.
await closeRun([
  { name: 'check', run: runChecks },
  { name: 'build', run: buildPages },
  { name: 'domain', run: () => runVitest('domain') },
  { name: 'unit', run: () => runVitest('unit') },
  { name: 'integration', run: () => runVitest('integration') },
  { name: 'browser', run: () => runVitest('browser') },
]);

async function buildPages() {
  await ensureBuilds(process.execPath);
  return { passed: 1, failed: 0, failures: [] };
}
