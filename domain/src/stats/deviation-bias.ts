import { logGamma } from './log-gamma.ts';

/**
 * c4: the mean of the sample standard deviation of n normal values, in true standard deviations.
 *
 * Use to undo the bias of s in control charts. When not to use: in tests and intervals, which account for it by t.
 *
 * Source: √(2/(n-1)) Γ(n/2) / Γ((n-1)/2); Montgomery, appendix VI.
 *
 * @example
 * deviationBias(5); // 0.9399856029866254
 * @throws RangeError with fewer than two values.
 */
export function deviationBias(n: number): number {
  if (!(n >= 2)) throw new RangeError(`a standard deviation needs two values, not ${n}`);
  return Math.sqrt(2 / (n - 1)) * Math.exp(logGamma(n / 2) - logGamma((n - 1) / 2));
}
