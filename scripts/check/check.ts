import { closeRun } from '../test/close-run.ts';
import { runChecks } from './run-checks.ts';

await closeRun([{ name: 'check', run: runChecks }]);
