import { betaQuantileLogit } from './beta-quantile-logit.ts';
import { expandedT } from './expanded-t.ts';
import { normalQuantile } from './normal-quantile.ts';

const normalFromDf = 1e11;
/** From here on the fifth term of the expansion is smaller than what a double can tell, up to so many standard deviations. */
const expandedFromDf = 2_000;
const expandedTo = 5;

/**
 * Quantile of Student's t distribution; df may be fractional (Welch).
 *
 * Use for the interval of a mean: tQuantile(0.5 + level / 2, n - 1). When not to use: for shares; see normal-quantile.ts.
 *
 * Source: Abramowitz & Stegun 1964, 26.7.1: t² / df is the odds of a beta value with shapes ½ and df/2; 26.7.5 for many degrees of
 * freedom (Fisher & Cornish, Technometrics 2, 1960, 209), fifteen times as fast.
 *
 * @example
 * tQuantile(0.975, 9); // 2.262157162798205       R: qt(0.975, 9)
 * @throws RangeError when p is not a probability or df is not positive. p = 0 and 1 give -Infinity and Infinity.
 */
export function tQuantile(p: number, df: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability lies between 0 and 1, not ${p}`);
  if (!(df > 0)) throw new RangeError(`degrees of freedom must be positive, not ${df}`);
  if (p === 0.5) return 0;
  if (df > normalFromDf) return normalQuantile(p);
  const normal = df < expandedFromDf ? undefined : normalQuantile(p);
  if (normal !== undefined && Math.abs(normal) < expandedTo) return expandedT(normal, df);
  const tail = p < 0.5 ? p : 1 - p;
  const logit = betaQuantileLogit(1 - 2 * tail, 2 * tail, 0.5, df / 2);
  const t = Math.sqrt(df) * Math.exp(logit / 2);
  return p < 0.5 ? -t : t;
}
