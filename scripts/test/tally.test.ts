import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tallyReport } from './tally.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voldaan-tally-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const green = { fullName: 'a complaint is overdue', status: 'passed' };
const red = { fullName: 'a closed case opens again', status: 'failed' };
const skipped = { fullName: 'on Windows', status: 'pending' };

test('tests are counted by how they ended, and failed ones are named with their file', async () => {
  const tally = await tallyOf(
    [{ name: 'a.test.ts', status: 'failed', assertionResults: [green, green, red, skipped] }],
    1,
  );
  expect(tally).toEqual({ passed: 2, failed: 1, failures: ['a.test.ts: a closed case opens again'] });
});

test('a file that does not load is a failure, although none of its tests failed', async () => {
  const tally = await tallyOf([{ name: 'b.test.ts', status: 'failed', assertionResults: [] }], 1);
  expect(tally.failures).toEqual(['b.test.ts: the file failed outside its tests']);
});

test('a run that ends badly with all tests green is a failure', async () => {
  const tally = await tallyOf([{ name: 'c.test.ts', status: 'passed', assertionResults: [green] }], 1);
  expect(tally).toEqual({ passed: 1, failed: 1, failures: ['unit: ended with exit code 1 although no test failed'] });
});

test('a run that crashed before it could report is a failure', async () => {
  const tally = await tallyReport('unit', join(folder, 'none.json'), 134);
  expect(tally.failures).toEqual(['unit: the run left no report (exit code 134)']);
});

async function tallyOf(testResults: readonly object[], exitCode: number) {
  const report = join(folder, 'report.json');
  await writeFile(report, JSON.stringify({ testResults }));
  return tallyReport('unit', report, exitCode);
}
