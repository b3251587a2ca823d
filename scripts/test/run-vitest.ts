import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Tally, tallyReport } from './tally.ts';

type TestProject = 'domain' | 'unit' | 'integration' | 'browser';

type RunOptions = {
  readonly words?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
};

const vitest = join('node_modules', 'vitest', 'vitest.mjs');
/** The slowest project takes some minutes on two cores; what takes this long hangs. */
const minutesMax = 20;

/** Runs one of the projects of vitest.config.ts in a process of its own, so that a crash ends nothing but itself. */
export async function runVitest(project: TestProject, options: RunOptions = {}): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), 'voldaan-report-'));
  const report = join(folder, 'report.json');
  const words = ['run', '--project', project, '--passWithNoTests', '--reporter=default', '--reporter=json'];
  try {
    const exitCode = await runToEnd(
      [vitest, ...words, `--outputFile.json=${report}`, ...(options.words ?? [])],
      options.environment ?? {},
    );
    return await tallyReport(project, report, exitCode);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runToEnd(words: readonly string[], environment: Readonly<Record<string, string>>): Promise<number> {
  const child = spawn(process.execPath, words, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
    timeout: minutesMax * 60_000,
  });
  const stop = (signal: NodeJS.Signals) => child.kill(signal);
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => resolve(code ?? 1));
    });
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}
