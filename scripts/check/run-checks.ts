import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { addTallies, oneFailure, type Tally } from '../test/tally.ts';
import { checkHouse } from './house.ts';
import type { Violation } from './violation.ts';

type ProgramCheck = { readonly name: string; readonly words: readonly string[] };

const tsc = join('node_modules', 'typescript', 'bin', 'tsc');
const biome = join('tools', 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
const knip = join('tools', 'node_modules', 'knip', 'bin', 'knip.js');

/** The domain is checked twice: its sources without Node's types, its tests with them. */
const typedProjects = ['domain', 'domain/tsconfig.test.json', 'server', 'admin', 'respond', 'web', 'e2e', 'scripts'];

const programChecks: readonly ProgramCheck[] = [
  { name: 'format and lint', words: [biome, 'ci', '--colors=off', '--diagnostic-level=error', '.'] },
  ...typedProjects.map((project) => ({ name: `types of ${project}`, words: [tsc, '-p', project] })),
  { name: 'no dead code', words: [knip, '--config', 'tools/knip.json', '--no-progress', '--no-config-hints'] },
];

const warningsShown = 20;

/** Everything that can be said about the code without running it. */
export async function runChecks(): Promise<Tally> {
  const tallies: Tally[] = [];
  for (const check of programChecks) tallies.push(await runProgram(check));
  tallies.push(await runHouse());
  return addTallies(tallies);
}

async function runProgram({ name, words }: ProgramCheck): Promise<Tally> {
  const start = performance.now();
  const [program] = words;
  if (program === undefined || !existsSync(program)) return tell(name, start, `${program} is not installed`);
  // Colours would be lost on a pipe anyway, and make the output hard to read in a log.
  const child = spawn(process.execPath, words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
  });
  const printed: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk));
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (ended) => resolve(ended ?? 1));
  });
  return tell(name, start, code === 0 ? undefined : Buffer.concat(printed).toString().trim());
}

async function runHouse(): Promise<Tally> {
  const start = performance.now();
  const { rules, warnings } = await checkHouse('.');
  const tallies = rules.map(({ name, violations }) =>
    tell(name, start, violations.length === 0 ? undefined : violations.map(show).join('\n')),
  );
  for (const warning of warnings.slice(0, warningsShown)) console.log(`warn  ${show(warning)}`);
  if (warnings.length > warningsShown) console.log(`warn  and ${warnings.length - warningsShown} more of these`);
  return addTallies(tallies);
}

function tell(name: string, start: number, failure: string | undefined): Tally {
  const seconds = `${((performance.now() - start) / 1000).toFixed(1)} s`;
  console.log(failure === undefined ? `ok    ${name} (${seconds})` : `FAIL  ${name} (${seconds})\n${failure}`);
  return failure === undefined ? { passed: 1, failed: 0, failures: [] } : oneFailure(`check: ${name}`);
}

function show({ path, line, text }: Violation): string {
  return `${path}:${line} ${text}`;
}
