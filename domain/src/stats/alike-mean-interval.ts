import type { Interval } from './interval.ts';
import type { Moments } from './moments.ts';
import type { Scale } from './scale.ts';
import { wilsonInterval } from './wilson-interval.ts';

/**
 * Interval of a mean when all answers are the same, on a scale with known ends.
 *
 * Use instead of the t interval, which then is a point and claims certainty. Of the customers, at most the share above
 * Wilson's bound answers differently; the mean lies furthest off when all of those sit at one end of the scale. It is
 * wider than it need be, and says so honestly. When not to use: as soon as two answers differ (mean-interval.ts).
 *
 * Source: Wilson 1927 for the share; the rest is the range of the scale.
 *
 * @example
 * alikeMeanInterval({ n: 12, mean: 5, variance: 0, reason: 'no_variation' },
 *   { scale: { min: 1, max: 5, step: 1 }, level: 0.95, effectiveN: 12 }); // [4.03, 5]
 * @throws RangeError when the level is impossible. null: no answers.
 */
export function alikeMeanInterval(
  { mean }: Moments,
  options: { readonly scale: Scale; readonly level: number; readonly effectiveN: number },
): Interval | null {
  const { scale, level, effectiveN } = options;
  if (mean === null) return null;
  if (effectiveN === Number.POSITIVE_INFINITY) return [mean, mean];
  const alike = wilsonInterval(effectiveN, effectiveN, level);
  if (alike === null) return null;
  const others = 1 - alike[0];
  return [mean - others * (mean - scale.min), mean + others * (scale.max - mean)];
}
