import { readFile } from 'node:fs/promises';

/** How many things were tried, and how they ended. What went wrong is named, for the end of the run. */
export type Tally = { readonly passed: number; readonly failed: number; readonly failures: readonly string[] };

export function addTallies(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, tally) => sum + tally.passed, 0),
    failed: tallies.reduce((sum, tally) => sum + tally.failed, 0),
    failures: tallies.flatMap((tally) => tally.failures),
  };
}

export function oneFailure(text: string): Tally {
  return { passed: 0, failed: 1, failures: [text] };
}

/**
 * Counts what vitest reported. A run that ended badly without naming a failed test (it crashed, a file did not load, an
 * error came out of nowhere) counts as a failure of its own: no green by silence.
 */
export async function tallyReport(project: string, reportFile: string, exitCode: number): Promise<Tally> {
  const text = await readFile(reportFile, 'utf8').catch(() => undefined);
  if (text === undefined) return oneFailure(`${project}: the run left no report (exit code ${exitCode})`);
  const report = parseReport(text);
  const failures = report.files.flatMap((file) => {
    const failedTests = file.tests
      .filter((test) => test.isFailed)
      .map((test) => `${file.name}: ${test.name}${test.reason}`);
    return failedTests.length === 0 && file.isFailed
      ? [`${file.name}: the file failed outside its tests`]
      : failedTests;
  });
  const passed = report.files.reduce((sum, file) => sum + file.tests.filter((test) => test.isPassed).length, 0);
  const tally = { passed, failed: failures.length, failures };
  if (exitCode === 0 || failures.length > 0) return tally;
  return addTallies([tally, oneFailure(`${project}: ended with exit code ${exitCode} although no test failed`)]);
}

type Report = {
  readonly files: readonly {
    readonly name: string;
    readonly isFailed: boolean;
    readonly tests: readonly FailableTest[];
  }[];
};

/** `reason` is '' or, in brackets, what the test said when it failed. */
type FailableTest = {
  readonly name: string;
  readonly isPassed: boolean;
  readonly isFailed: boolean;
  readonly reason: string;
};

/** Reads vitest's JSON report, whose shape is that of jest. */
function parseReport(text: string): Report {
  const report: unknown = JSON.parse(text);
  return {
    files: listOf(report, 'testResults').map((file) => ({
      name: textOf(file, 'name').replace(`${process.cwd()}/`, ''),
      isFailed: textOf(file, 'status') === 'failed',
      tests: listOf(file, 'assertionResults').map((test) => ({
        name: textOf(test, 'fullName'),
        isPassed: textOf(test, 'status') === 'passed',
        isFailed: textOf(test, 'status') === 'failed',
        reason: reasonOf(test),
      })),
    })),
  };
}

/** One line is enough to know a failure again in a log of which only the end was kept. */
function reasonOf(test: unknown): string {
  const said = listOf(test, 'failureMessages')
    .filter((message) => typeof message === 'string')
    .join(' | ');
  return said === '' ? '' : ` (${said.replace(/\s+/g, ' ').slice(0, 600)})`;
}

function listOf(value: unknown, key: string): readonly unknown[] {
  const found = fieldOf(value, key);
  return Array.isArray(found) ? found : [];
}

function textOf(value: unknown, key: string): string {
  const found = fieldOf(value, key);
  return typeof found === 'string' ? found : '';
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined;
}
