import type { EstimateOptions } from './estimate-options.ts';

/**
 * What one answer counts for in a design: 1 for independent answers, less with a design effect, more in a small
 * population of which this is a random sample, Infinity when everybody answered.
 *
 * Use inside the estimate functions: intervals of shares take n times this number. When not to use: for the degrees of
 * freedom of a mean, which stay n - 1.
 *
 * Source: L. Kish, Survey Sampling, 1965 (n / deff); W. G. Cochran, Sampling Techniques, 1977 (n (N-1) / (N-n)).
 *
 * @example
 * effectiveShare(50, { period, designEffect: 2 }); // 0.5
 * @throws RangeError when the design effect is not positive.
 */
export function effectiveShare(n: number, options: EstimateOptions): number {
  const { designEffect = 1, population, isRandomSample = false } = options;
  if (!(designEffect > 0)) throw new RangeError(`a design effect is positive, not ${designEffect}`);
  if (!isRandomSample || population === undefined) return 1 / designEffect;
  return (population - 1) / Math.max(0, population - n) / designEffect;
}
