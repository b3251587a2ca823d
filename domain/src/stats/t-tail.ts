import { normalTail } from './normal-tail.ts';
import { regularizedBeta } from './regularized-beta.ts';

/** Beyond this many degrees of freedom t and normal agree to the last digit that matters. */
const normalFromDf = 1e11;

/**
 * Upper tail of Student's t distribution, P(T > t); df may be fractional (Welch).
 *
 * Use for p-values; a two-sided p-value is 2 · tTail(|t|, df). It keeps its digits below 1e-16. When not to use: for
 * shares and counts, which have no variance of their own to estimate.
 *
 * Source: Abramowitz & Stegun 1964, 26.7.1.
 *
 * @example
 * tTail(2.262157162798205, 9); // 0.025           R: pt(2.262157162798205, 9, lower.tail = FALSE)
 * @throws RangeError when df is not positive or t is NaN.
 */
export function tTail(t: number, df: number): number {
  if (Number.isNaN(t) || !(df > 0)) throw new RangeError(`tTail needs a number and positive df, not ${t} and ${df}`);
  if (!Number.isFinite(t)) return t > 0 ? 0 : 1;
  if (df > normalFromDf) return normalTail(t);
  const square = t * t;
  const half = regularizedBeta(df / 2, 0.5, df / (df + square), square / (df + square)) / 2;
  return t > 0 ? half : 1 - half;
}
