import { checkCount } from './check-count.ts';
import type { Interval } from './interval.ts';
import { moments } from './moments.ts';
import type { Reason } from './reason.ts';
import type { ScoreCounts } from './score-counts.ts';
import { twoSidedT } from './two-sided-t.ts';

export type FinitePopulationMean = {
  readonly n: number;
  readonly mean: number | null;
  readonly standardError: number | null;
  readonly interval: Interval | null;
  readonly total: number | null;
  readonly totalStandardError: number | null;
  readonly reason: Reason | null;
};

/**
 * Mean and total in a random sample from a small population, with the finite population correction.
 *
 * Use like finite-population-proportion.ts, for means. When not to use: for a census with partial response.
 *
 * Source: W. G. Cochran, Sampling Techniques, 3rd ed. 1977, section 2.6: √(1 - n/N) · s / √n, t with n - 1.
 *
 * @example
 * finitePopulationMean(countScores([4, 5, 3, 4]), 20, 0.95); // mean 4, total 80
 * @throws RangeError when the level is impossible. Reasons: no_answers, one_answer, no_variation,
 * sample_exceeds_population (refused).
 */
export function finitePopulationMean(answers: ScoreCounts, population: number, level: number): FinitePopulationMean {
  checkCount('population', population);
  const { n, mean, variance, reason } = moments(answers);
  if (n > population) return { ...unknown, n, reason: 'sample_exceeds_population' };
  if (mean === null) return { ...unknown, n, reason };
  const total = population * mean;
  if (variance === null) return { ...unknown, n, mean, total, reason };
  const standardError = Math.sqrt(((1 - n / population) * variance) / n);
  const half = twoSidedT(level, n - 1) * standardError;
  return {
    n,
    mean,
    standardError,
    interval: [mean - half, mean + half],
    total,
    totalStandardError: population * standardError,
    reason,
  };
}

const unknown = { mean: null, standardError: null, interval: null, total: null, totalStandardError: null } as const;
