import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { estimateMetric } from '@voldaan/domain/metrics/estimate-metric';
import { standardMetrics } from '@voldaan/domain/metrics/standard-metrics';
import { compareSegments } from '@voldaan/domain/stats/compare-segments';
import { correlationMatrix } from '@voldaan/domain/stats/correlation-matrix';
import { lmg } from '@voldaan/domain/stats/lmg';
import { rake } from '@voldaan/domain/stats/rake';
import { driverAnswers, rakingSample, segmentShares } from './stats-data.ts';
import { naiveLmg, naiveNps, naiveRake, naiveSegments } from './stats-naive.ts';

// The figures a report needs, each beside the obvious way to compute it, in interleaved rounds of one run.
const rounds = 5;

type Contest = {
  readonly name: string;
  /** Upper bound in the unit of the name. */
  readonly goal: number;
  readonly unit: 'µs' | 'ms';
  readonly ours: () => readonly number[];
  readonly naive: () => readonly number[];
  /** Times either is repeated in one round. */
  readonly repeats: { readonly ours: number; readonly naive: number };
  readonly against: string;
};

const period = { from: '2026-01-01T00:00:00Z', to: '2026-04-01T00:00:00Z' };
const histogram = [100, 50, 50, 100, 150, 300, 450, 1500, 2800, 2500, 2000];
const answers = histogram.flatMap((count, score) => Array.from({ length: count }, () => score));
const twelve = driverAnswers(2000, 12);
const sample = rakingSample(100_000);
const segments = segmentShares(500);

const contests: readonly Contest[] = [
  {
    name: 'nps_estimate_us',
    goal: 20,
    unit: 'µs',
    ours: () => bounds(estimateMetric(standardMetrics.nps, histogram, { period })),
    naive: () => naiveNps(answers),
    repeats: { ours: 20_000, naive: 200 },
    against: 'the same interval from 10,000 answers as rows',
  },
  {
    name: 'wilson_estimate_us',
    goal: 20,
    unit: 'µs',
    ours: () => bounds(estimateMetric(standardMetrics.csat, [500, 500, 600, 5000, 3400], { period })),
    naive: () => naiveNps(answers),
    repeats: { ours: 20_000, naive: 200 },
    against: 'an interval from 10,000 answers as rows',
  },
  {
    name: 'lmg_12_drivers_ms',
    goal: 100,
    unit: 'ms',
    ours: () => ourLmg(twelve),
    naive: () => naiveLmg(twelve.drivers.slice(0, 6), twelve.outcome),
    repeats: { ours: 5, naive: 1 },
    against: 'a regression of the rows per subset, of only 6 drivers (12 take 64 times as many)',
  },
  {
    name: 'raking_100000_rows_5_margins_ms',
    goal: 500,
    unit: 'ms',
    ours: () => [...(rake(sample.margins, sample.baseWeights).weights ?? [])].slice(0, 100),
    naive: () => naiveRake(sample.margins, sample.baseWeights).slice(0, 100),
    repeats: { ours: 1, naive: 1 },
    against: 'row by row, categories by name',
  },
  {
    name: 'segments_500_holm_bh_ms',
    goal: 20,
    unit: 'ms',
    ours: () => compareSegments(segments).segments.map(({ holm }) => holm ?? 1),
    naive: () => naiveSegments(segments),
    repeats: { ours: 20, naive: 2 },
    against: 'every rest summed anew',
  },
];

const bootstrapGoalSeconds = 5;
const bootstrapPlan = { rows: 2000, drivers: 8, resamples: 1000 } as const;

function bounds({ low, high }: { readonly low: number | null; readonly high: number | null }): readonly number[] {
  return low === null || high === null ? [] : [low, high];
}

function ourLmg({ drivers, outcome }: typeof twelve): readonly number[] {
  const all = correlationMatrix([...drivers, outcome]);
  if (all === null) return [];
  const last = drivers.length;
  return lmg(all.subMatrix(0, last - 1, 0, last - 1), all.getRow(last).slice(0, last));
}

/** Both ways must give the same numbers, or the race means nothing. */
function checkAgreement(): void {
  const six = { drivers: twelve.drivers.slice(0, 6), outcome: twelve.outcome };
  agree('LMG', ourLmg(six), naiveLmg(six.drivers, six.outcome));
  for (const contest of contests.filter(({ name }) => !/lmg|wilson/.test(name))) {
    agree(contest.name, contest.ours(), contest.naive());
  }
}

function agree(name: string, ours: readonly number[], naive: readonly number[]): void {
  const isSame =
    ours.length === naive.length && ours.every((value, index) => Math.abs(value - (naive[index] ?? 0)) < 1e-6);
  if (!isSame || ours.length === 0) throw new Error(`${name}: the two ways give different numbers`);
}

/** Time of one call, in the contest's unit. */
function timed({ unit }: Contest, call: () => unknown, repeats: number): number {
  const started = performance.now();
  for (let repeat = 0; repeat < repeats; repeat += 1) call();
  return ((performance.now() - started) / repeats) * (unit === 'µs' ? 1000 : 1);
}

async function bootstrapSeconds(worker: Worker): Promise<number> {
  worker.postMessage(bootstrapPlan);
  const [milliseconds] = await once(worker, 'message');
  return Number(milliseconds) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

checkAgreement();
const worker = new Worker(new URL('./stats-bootstrap-worker.ts', import.meta.url));
const ours = new Map<string, number[]>(contests.map(({ name }) => [name, []]));
const naive = new Map<string, number[]>(contests.map(({ name }) => [name, []]));
const bootstraps: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  for (const contest of contests) {
    ours.get(contest.name)?.push(timed(contest, contest.ours, contest.repeats.ours));
    naive.get(contest.name)?.push(timed(contest, contest.naive, contest.repeats.naive));
  }
  bootstraps.push(await bootstrapSeconds(worker));
}
await worker.terminate();

for (const { name, unit, against } of contests) {
  const [mine, other] = [median(ours.get(name) ?? []), median(naive.get(name) ?? [])];
  console.log(`${name.padEnd(34)} ${rounded(mine)} ${unit}, naive ${rounded(other)} ${unit} (${against})`);
}
const { rows, drivers, resamples } = bootstrapPlan;
console.log(
  `lmg_bootstrap_s                    ${rounded(median(bootstraps))} s (${resamples} x ${drivers} drivers, ${rows} rows, in a worker)`,
);

const taken: readonly (readonly [name: string, goal: number, values: readonly number[]])[] = [
  ...contests.map(({ name, goal }) => [name, goal, ours.get(name) ?? []] as const),
  ['lmg_bootstrap_s', bootstrapGoalSeconds, bootstraps],
];
console.log(
  JSON.stringify({
    bench: 'stats',
    figures: Object.fromEntries(taken.map(([name, , values]) => [name, rounded(median(values))])),
    goals: Object.fromEntries(taken.map(([name, goal]) => [name, goal])),
    met: Object.fromEntries(taken.map(([name, goal, values]) => [name, median(values) <= goal])),
    noise: Object.fromEntries(
      taken.map(([name, , values]) => [name, [rounded(Math.min(...values)), rounded(Math.max(...values))]]),
    ),
  }),
);
