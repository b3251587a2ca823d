import { twoSidedZ } from './two-sided-z.ts';

/**
 * Margin of error that a number of answers will give: the inverse of the sample size.
 *
 * Use when a plan is not feasible, to say what is. When not to use: after the answers are in; show their own interval.
 *
 * Source: W. G. Cochran, Sampling Techniques, 3rd ed. 1977, chapter 4.
 *
 * @example
 * reachableMargin({ variance: 0.25, n: 100, level: 0.95 }); // 0.098
 * @throws RangeError when the variance or level is impossible. null: no answers, or more than the population.
 */
export function reachableMargin(plan: {
  readonly variance: number;
  readonly n: number;
  readonly level: number;
  readonly population?: number;
  readonly designEffect?: number;
}): number | null {
  const { variance, n, level, population, designEffect = 1 } = plan;
  if (!(variance >= 0)) throw new RangeError(`a variance is not negative, as ${variance} is`);
  const z = twoSidedZ(level);
  if (!(n > 0) || (population !== undefined && n > population)) return null;
  const left = population === undefined || population === 1 ? 1 : (population - n) / (population - 1);
  return z * Math.sqrt((designEffect * variance * left) / n);
}
