import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { SeedShare, SimulatedShare } from './simulate-share.ts';

/**
 * npm run simulate -- [--seeds 10000] [--days 30] [--from 0] [--seed 4711]
 *
 * Months of asking by seeds: customers who complain, leave and answer, workers that crash between any two calls. Says
 * which seeds broke a promise and keeps them beside this file; kept seeds are run again each time, before all others.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '10000' },
    days: { type: 'string', default: '30' },
    from: { type: 'string', default: '0' },
    seed: { type: 'string' },
  },
});
const days = wholeNumber(values.days, 1, 366);
const keptFile = new URL('kept-seeds.json', import.meta.url);
const kept: readonly number[] = JSON.parse(readFileSync(keptFile, 'utf8'));
const seeds = values.seed === undefined ? wantedSeeds() : [wholeNumber(values.seed, 0, 2 ** 31)];

const began = performance.now();
const shares = await Promise.all(shareOut(seeds, Math.min(availableParallelism(), seeds.length)).map(runShare));
const failing = shares.flatMap(({ failed }) => failed).sort((a, b) => a.seed - b.seed);
const sum = (pick: (share: SimulatedShare) => number) => shares.reduce((total, share) => total + pick(share), 0);
for (const { seed, breaches } of failing) process.stdout.write(`seed ${seed}: ${JSON.stringify(breaches)}\n`);
keep(failing.map(({ seed }) => seed));
process.stdout.write(
  `${JSON.stringify({
    simulate: 'studies',
    seeds: seeds.length,
    days,
    failing: failing.length,
    sent: sum(({ sent }) => sent),
    along: sum(({ along }) => along),
    unknown: sum(({ unknown }) => unknown),
    crashes: sum(({ crashes }) => crashes),
    pauses: sum(({ pauses }) => pauses),
    steps: sum(({ steps }) => steps),
    seconds: Math.round((performance.now() - began) / 1000),
  })}\n`,
);
if (failing.length > 0) process.exitCode = 1;

function wantedSeeds(): readonly number[] {
  const from = wholeNumber(values.from, 0, 2 ** 31);
  const count = wholeNumber(values.seeds, 1, 1_000_000);
  return [...new Set([...kept, ...Array.from({ length: count }, (_, place) => from + place)])];
}

/** A fixed seed stays kept: it is a test case now. */
function keep(failed: readonly number[]): void {
  const all = [...new Set([...kept, ...failed])].sort((a, b) => a - b);
  if (all.length > kept.length) writeFileSync(keptFile, `${JSON.stringify(all)}\n`);
}

function shareOut(all: readonly number[], workers: number): readonly (readonly number[])[] {
  return Array.from({ length: workers }, (_, worker) => all.filter((_seed, place) => place % workers === worker));
}

function runShare(share: readonly number[]): Promise<SimulatedShare> {
  const order: SeedShare = { seeds: share, days };
  const worker = new Worker(new URL('simulate-share.ts', import.meta.url), { workerData: order });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

function wholeNumber(text: string, least: number, most: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new Error(`${text} is no whole number from ${least} to ${most}`);
}
