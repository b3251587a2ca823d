import { checkLevel } from './check-level.ts';
import type { Interval } from './interval.ts';
import type { Reason } from './reason.ts';

/** What is known at one look: all answers so far, not those since the last look. */
export type Look = { readonly n: number; readonly mean: number };

export type AlwaysValidSettings = {
  /** The mean to be departed from, e.g. the norm. */
  readonly reference: number;
  /** Variance of one answer, from an earlier quiet period. */
  readonly variance: number;
  /** How large a departure is expected, as a variance: its root is the typical departure worth finding. */
  readonly departureVariance: number;
  readonly level: number;
};

export type AlwaysValidLook = {
  /** How many times likelier the answers are under a departure than without one. */
  readonly likelihoodRatio: number;
  /** Smallest so far; valid however often and whenever one looks. */
  readonly pValue: number;
  /** Covers the mean at all looks at once with the level's chance. */
  readonly interval: Interval | null;
};

export type AlwaysValidTest = {
  readonly looks: readonly AlwaysValidLook[];
  /** Index of the first look with an alarm. */
  readonly firstAlarm: number | null;
  readonly reason: Reason | null;
};

/**
 * Always-valid test of a mean: watch a score day by day and stop at the first alarm, without more false alarms than
 * promised.
 *
 * Use for alerts on a running score, where an ordinary test repeated daily gives a false alarm sooner or later. When not
 * to use: for one planned look at the end (compare-means.ts), which finds smaller departures; nor for answers of the same
 * people again and again. The variance is taken as known, so hand one from at least some hundred answers.
 *
 * Source: Robbins 1970, Annals of Mathematical Statistics 41, 1397-1409; Johari, Koomen, Pekelis & Walsh 2017;
 * Λ = √(σ²/(σ²+nτ²)) · exp(n²τ²(x̄-θ₀)² / 2σ²(σ²+nτ²)), alarm at Λ ≥ 1/α.
 *
 * @example
 * alwaysValidTest([{ n: 100, mean: 7.4 }], { reference: 7, variance: 2, departureVariance: 0.1, level: 0.95 });
 * // likelihoodRatio 11.4, pValue 0.087: not yet
 * @throws RangeError when a variance is not positive, n falls between looks, or the level is impossible. Reasons:
 * no_answers.
 */
export function alwaysValidTest(looks: readonly Look[], settings: AlwaysValidSettings): AlwaysValidTest {
  const { reference, variance, departureVariance, level } = settings;
  checkLevel(level);
  if (!(variance > 0 && departureVariance > 0)) throw new RangeError('the two variances are positive');
  const points: AlwaysValidLook[] = [];
  let pValue = 1;
  let answers = 0;
  for (const { n, mean } of looks) {
    if (!(n >= answers)) throw new RangeError(`answers are counted from the start, so ${n} cannot follow ${answers}`);
    answers = n;
    const total = variance + n * departureVariance;
    const logRatio =
      0.5 * Math.log(variance / total) +
      (n ** 2 * departureVariance * (mean - reference) ** 2) / (2 * variance * total);
    pValue = Math.min(pValue, Math.exp(-logRatio));
    points.push({
      likelihoodRatio: Math.min(Number.MAX_VALUE, Math.exp(logRatio)),
      pValue,
      interval: intervalAt({ n, mean }, settings),
    });
  }
  const firstAlarm = points.findIndex((point) => point.pValue <= 1 - level);
  return { looks: points, firstAlarm: firstAlarm < 0 ? null : firstAlarm, reason: answers > 0 ? null : 'no_answers' };
}

/** The means that would raise no alarm at this look. */
function intervalAt({ n, mean }: Look, { variance, departureVariance, level }: AlwaysValidSettings): Interval | null {
  if (n === 0) return null;
  const total = variance + n * departureVariance;
  const reach = 2 * Math.log(1 / (1 - level)) + Math.log(total / variance);
  const half = Math.sqrt((variance * total * reach) / departureVariance) / n;
  return [mean - half, mean + half];
}
