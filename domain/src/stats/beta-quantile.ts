import { betaQuantileLogit } from './beta-quantile-logit.ts';

/**
 * Quantile of the beta distribution with shapes a and b.
 *
 * Use for Clopper-Pearson and Jeffreys intervals. When not to use: when the share sits so near 1 that 1 - x matters;
 * take 1 minus the swapped quantile, or the logit itself.
 *
 * Source: see beta-quantile-logit.ts.
 *
 * @example
 * betaQuantile(0.025, 8, 3); // 0.4439045376923585   R: qbeta(0.025, 8, 3)
 * @throws RangeError when p is not a probability or a or b is not positive.
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability lies between 0 and 1, not ${p}`);
  const logit = betaQuantileLogit(p, 1 - p, a, b);
  return logit < 0 ? Math.exp(logit) / (1 + Math.exp(logit)) : 1 / (1 + Math.exp(-logit));
}
