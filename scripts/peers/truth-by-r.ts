import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import type { Tally } from '../test/tally.ts';
import { compareAnswer } from '../truth/compare-answer.ts';
import { readTruthCase } from '../truth/truth-case.ts';
import { type Json, readObject, readText } from '../truth-methods/read-input.ts';

const execute = promisify(execFile);

const truth = join(import.meta.dirname, '../truth');
const program = join(import.meta.dirname, 'r/recompute.R');
/** Half a minute on two idle cores. */
const minutesMax = 5;
const answerBytesMax = 64 * 1024 * 1024;

/** What r/recompute.R needs beyond R itself; packages.txt names the same for Debian. */
const packages = 'jsonlite survey survival metafor sandwich lmtest vcd psych effectsize ordinal MASS'.split(' ');

/**
 * R computes the expected numbers of every truth case again. The unit tests hold our numbers against those of the files;
 * this holds the files against R, so that no expected number can have been copied from us.
 */
export async function tryTruthByR(): Promise<Tally> {
  await checkR();
  const files = globSync('{statistics,more}/*.json', { cwd: truth })
    .sort()
    .map((name) => join(truth, name));
  const answers = await recompute(files);
  const failures = files.flatMap((file) => {
    const { id, expected, tolerance } = readTruthCase(file);
    const answer = answers[basename(file)];
    const problem = readText(readObject(answer)['failed']);
    const faults = problem === null ? compareAnswer(expected, answer, tolerance) : [`R stopped: ${problem}`];
    return faults.length === 0 ? [] : [`truth by R: ${id} ${faults.join('; ')}`];
  });
  return { passed: files.length - failures.length, failed: failures.length, failures };
}

async function checkR(): Promise<void> {
  const listed = packages.map((name) => `"${name}"`).join(', ');
  const words = ['-e', `cat(Filter(function(name) !nzchar(system.file(package = name)), c(${listed})))`];
  const { stdout } = await execute('Rscript', words).catch((cause: unknown) => {
    throw new Error(`R did not start: ${cure(['r-base-core', ...packages.map(debianName)])}`, { cause });
  });
  const missing = stdout.split(' ').filter((name) => name !== '');
  if (missing.length > 0) throw new Error(`R lacks ${missing.join(', ')}: ${cure(missing.map(debianName))}`);
}

function debianName(name: string): string {
  return `r-cran-${name.toLowerCase()}`;
}

function cure(packages: readonly string[]): string {
  return `apt-get install --no-install-recommends ${packages.join(' ')}, then try again`;
}

async function recompute(files: readonly string[]): Promise<{ readonly [file: string]: Json | undefined }> {
  const folder = await mkdtemp(join(tmpdir(), 'voldaan-r-'));
  const answers = join(folder, 'answers.json');
  try {
    await execute('Rscript', [program, answers, ...files], {
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      timeout: minutesMax * 60_000,
      maxBuffer: answerBytesMax,
    });
    const parsed: Json = JSON.parse(await readFile(answers, 'utf8'));
    return readObject(parsed);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
