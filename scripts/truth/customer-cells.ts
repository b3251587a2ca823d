import type { Answers } from '../../domain/src/metrics/answers.ts';
import { compareMetric } from '../../domain/src/metrics/compare-metric.ts';
import { estimateMetric } from '../../domain/src/metrics/estimate-metric.ts';
import { metricValues } from '../../domain/src/metrics/metric-values.ts';
import { standardMetrics } from '../../domain/src/metrics/standard-metrics.ts';
import { at } from '../../domain/src/stats/at.ts';
import type { Interval } from '../../domain/src/stats/interval.ts';
import { sum } from '../../domain/src/stats/sum.ts';
import { drawIndex, gradeShares } from './draw.ts';

type Draw = () => { readonly interval: Interval | null; readonly truth: number; readonly without?: Interval | null };
export type Cell = { readonly what: string; readonly n: number; readonly draw: Draw; readonly draws?: number };

type Drawing = Readonly<{ random: () => number; level: number; draws: number }>;

/** Customers who answer more than once, in one period and in two. */
export function* customerCells(drawing: Drawing): Generator<Cell> {
  yield* repeatedCells(drawing);
  yield* panelCells(drawing);
}

/** What each metric is drawn from, and what it becomes for those who draw anew in the later period. */
const asked = [
  {
    name: 'NPS',
    metric: standardMetrics.nps,
    shares: [0.04, 0.02, 0.02, 0.02, 0.03, 0.04, 0.06, 0.1, 0.2, 0.25, 0.22],
    later: [0.02, 0.01, 0.01, 0.02, 0.02, 0.03, 0.04, 0.1, 0.2, 0.3, 0.25],
  },
  {
    name: 'share',
    metric: standardMetrics.csat,
    shares: [0.03, 0.04, 0.08, 0.4, 0.45],
    later: [0.05, 0.1, 0.15, 0.4, 0.3],
  },
  {
    name: 'grade',
    metric: { ...standardMetrics.grade, scale: { min: 1, max: 10, step: 1 } },
    shares: gradeShares[0],
    later: gradeShares[1],
  },
];

/** Customers who answer one to six times and mostly say what they said before, as four quarterly waves and a visit would find them. */
function* repeatedCells({ random, level, draws }: Drawing): Generator<Cell> {
  const period = { from: '2026-01-01', to: '2027-01-01' };
  for (const { name, metric, shares } of asked) {
    const truth = sum(metricValues(metric).map((value, step) => value * at(shares, step)));
    for (const customers of [15, 30, 100, 300]) {
      const draw = () => {
        const own = Array.from({ length: customers }, () => drawCustomer(shares, random));
        const { low, high } = estimateMetric(metric, countCustomers(shares.length, own), { period, level });
        return { interval: low === null || high === null ? null : ([low, high] as const), truth };
      };
      yield {
        what: `${name.padEnd(5)} of ${customers} customers, 1 to 6 times`,
        n: customers,
        draw,
        draws,
      };
    }
  }
}

/**
 * A panel, asked in two periods, of which everybody or half is on both sides: six in ten say what they said before. The interval that
 * knows them is held against the one that does not.
 */
function* panelCells({ random, level, draws }: Drawing): Generator<Cell> {
  for (const { name, metric, shares, later } of asked) {
    const values = metricValues(metric);
    const mean = (of: readonly number[]) => sum(values.map((value, step) => value * at(of, step)));
    const isAgain = 0.6;
    for (const [customers, part] of [
      [30, 1],
      [100, 1],
      [300, 1],
      [100, 0.5],
      [300, 0.5],
    ] as const) {
      const others = Math.round((customers * (1 - part)) / part);
      // Whoever comes anew answers as everybody does by then.
      const now = shares.map((share, step) => isAgain * share + (1 - isAgain) * at(later, step));
      const truth = mean(now) - mean(shares);
      const draw = () => {
        const panel = Array.from({ length: customers }, () => {
          const before = drawIndex(shares, random);
          return { before: [before], now: [random() < isAgain ? before : drawIndex(later, random)] };
        });
        const once = Array.from({ length: others }, () => [
          { before: [drawIndex(shares, random)], now: [] },
          { before: [], now: [drawIndex(now, random)] },
        ]);
        const sides = sidesOf(shares.length, [...panel, ...once.flat()]);
        const known = compareMetric(metric, sides.now, sides.before, { level });
        const unknown = compareMetric(metric, sides.now.histogram, sides.before.histogram, { level });
        return { interval: intervalOf(known), without: intervalOf(unknown), truth };
      };
      const n = customers + others;
      const what = `change of ${name} in a panel of ${n}, ${100 * part} % on both sides`;
      yield { what, n, draw, draws };
    }
  }
}

type Said = Readonly<{ now: readonly number[]; before: readonly number[] }>;

/** Answers of two periods, those of one customer side by side. */
function sidesOf(levels: number, customers: readonly Said[]): Readonly<Record<keyof Said, Answers>> {
  const sizes = customers.map(({ now, before }) => now.length + before.length);
  let place = 0;
  const ends = Uint32Array.from(sizes, (size) => {
    place += size;
    return place;
  });
  const sideOf = (side: keyof Said): Answers => {
    const steps = customers.flatMap(({ now, before }) => [
      ...now.map((step) => (side === 'now' ? step + 1 : 0)),
      ...before.map((step) => (side === 'before' ? step + 1 : 0)),
    ]);
    const { histogram } = countCustomers(
      levels,
      customers.map((said) => said[side]),
    );
    return { histogram, pairs: undefined, whose: { ends, share: 1, steps: Uint8Array.from(steps) } };
  };
  return { now: sideOf('now'), before: sideOf('before') };
}

function intervalOf({ low, high }: Readonly<{ low: number | null; high: number | null }>): Interval | null {
  return low === null || high === null ? null : [low, high];
}

/** The scores of one customer, as places on the scale: each is the first one again, or drawn anew. */
function drawCustomer(shares: readonly number[], random: Drawing['random']): readonly number[] {
  const first = drawIndex(shares, random);
  const times = drawIndex([0.4, 0.2, 0.1, 0.2, 0.05, 0.05], random);
  return [first, ...Array.from({ length: times }, () => (random() < 0.6 ? first : drawIndex(shares, random)))];
}

function countCustomers(levels: number, customers: readonly (readonly number[])[]): Answers {
  const histogram = new Array<number>(levels).fill(0);
  const counts = new Array<number>(levels * levels).fill(0);
  const add = (to: number[], place: number) => {
    to[place] = at(to, place) + 1;
  };
  for (const own of customers) {
    for (const [row, one] of own.entries()) {
      add(histogram, one);
      for (const [other, two] of own.entries()) if (row !== other) add(counts, one * levels + two);
    }
  }
  return { histogram, pairs: { counts, further: sum(histogram) - customers.length } };
}
