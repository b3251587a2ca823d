import { at } from './at.ts';
import { checkLevel } from './check-level.ts';
import { countScores } from './count-scores.ts';
import type { Interval } from './interval.ts';
import { moments } from './moments.ts';
import { normalProbability } from './normal-probability.ts';
import { normalQuantile } from './normal-quantile.ts';
import { quantile } from './quantile.ts';
import type { Reason } from './reason.ts';
import type { ScoreCounts } from './score-counts.ts';
import { sum } from './sum.ts';

export type BootstrapInterval = {
  readonly estimate: number | null;
  readonly standardError: number | null;
  readonly bias: number | null;
  readonly percentileInterval: Interval | null;
  readonly basicInterval: Interval | null;
  readonly biasCorrection: number | null;
  readonly acceleration: number | null;
  readonly bcaInterval: Interval | null;
  readonly reason: Reason | null;
};

/**
 * Bootstrap intervals of any statistic from given resamples: percentile, basic, and bias-corrected accelerated (BCa).
 *
 * Use for means with a heavy ceiling and few answers, medians, ratios. The resamples are an argument, so that chance
 * stays outside this room and a figure can be made again. When not to use: for NPS or shares, which have score intervals;
 * with fewer than about 15 answers, where no bootstrap is reliable.
 *
 * Source: B. Efron, Journal of the American Statistical Association 82 (1987) 171-185; quantiles are type 7 (R's boot.ci
 * interpolates on the normal scale and differs slightly).
 *
 * @example
 * bootstrapInterval([4, 5, 3], [[0, 0, 2], [1, 2, 2]], { level: 0.95, statistic: mean });
 * @throws RangeError when an index lies outside the values or the level is impossible.
 * Reasons: no_answers; no_variation (BCa), too_few_rows (no resamples, or BCa beyond all of them).
 */
export function bootstrapInterval(
  values: readonly number[],
  resamples: readonly (readonly number[])[],
  options: { readonly level: number; readonly statistic: (values: readonly number[]) => number },
): BootstrapInterval {
  const { level, statistic } = options;
  checkLevel(level);
  if (values.length === 0) return { ...unknown, reason: 'no_answers' };
  const estimate = statistic(values);
  if (resamples.length === 0) return { ...unknown, estimate, reason: 'too_few_rows' };
  const replicates = resamples.map((indices) => statistic(indices.map((index) => at(values, index))));
  const counted = countScores(replicates);
  const { mean, variance } = moments(counted);
  const percentile = intervalOf(counted, (1 - level) / 2, (1 + level) / 2);
  const corrected = isAlike(values) ? noCorrection : bcaInterval(values, { estimate, counted, level, statistic });
  return {
    estimate,
    standardError: variance === null ? null : Math.sqrt(variance),
    bias: mean === null ? null : mean - estimate,
    percentileInterval: percentile,
    basicInterval: percentile && [2 * estimate - percentile[1], 2 * estimate - percentile[0]],
    ...corrected,
    reason: isAlike(values) ? 'no_variation' : corrected.bcaInterval === null ? 'too_few_rows' : null,
  };
}

const noCorrection = { biasCorrection: null, acceleration: null, bcaInterval: null } as const;

const unknown = {
  estimate: null,
  standardError: null,
  bias: null,
  percentileInterval: null,
  basicInterval: null,
  ...noCorrection,
} as const;

function isAlike(values: readonly number[]): boolean {
  return values.every((value) => value === values[0]);
}

function intervalOf(counted: ScoreCounts, low: number, high: number): Interval | null {
  const lower = quantile(counted, low);
  const upper = quantile(counted, high);
  return lower === null || upper === null ? null : [lower, upper];
}

function bcaInterval(
  values: readonly number[],
  made: {
    readonly estimate: number;
    readonly counted: ScoreCounts;
    readonly level: number;
    readonly statistic: (values: readonly number[]) => number;
  },
): Pick<BootstrapInterval, 'biasCorrection' | 'acceleration' | 'bcaInterval'> {
  const biasCorrection = normalQuantile(shareBelow(made.counted, made.estimate));
  const acceleration = jackknifeAcceleration(values, made.statistic);
  if (!Number.isFinite(biasCorrection)) return { ...noCorrection, acceleration };
  if (acceleration === null) return { ...noCorrection, biasCorrection };
  const corrected = (p: number) => {
    const shifted = biasCorrection + normalQuantile(p);
    return normalProbability(biasCorrection + shifted / (1 - acceleration * shifted));
  };
  const low = corrected((1 - made.level) / 2);
  const high = corrected((1 + made.level) / 2);
  return { biasCorrection, acceleration, bcaInterval: intervalOf(made.counted, low, high) };
}

/** Replicates below the estimate, those equal to it counted half. */
function shareBelow({ values, counts }: ScoreCounts, estimate: number): number {
  let below = 0;
  let total = 0;
  for (const [index, count] of counts.entries()) {
    const value = at(values, index);
    total += count;
    if (value < estimate) below += count;
    else if (value === estimate) below += count / 2;
  }
  return below / total;
}

function jackknifeAcceleration(
  values: readonly number[],
  statistic: (values: readonly number[]) => number,
): number | null {
  const leftOut = values.map((_, index) => statistic(values.toSpliced(index, 1)));
  const mean = sum(leftOut) / leftOut.length;
  const deviations = leftOut.map((value) => mean - value);
  const squares = sum(deviations.map((deviation) => deviation ** 2));
  if (squares === 0) return null;
  return sum(deviations.map((deviation) => deviation ** 3)) / (6 * squares ** 1.5);
}
