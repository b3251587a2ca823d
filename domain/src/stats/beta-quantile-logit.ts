import { binomialKernel } from './binomial-kernel.ts';
import { regularizedBeta } from './regularized-beta.ts';

const stepsMax = 400;
const precision = 1e-15;
/** Beyond this logit the share differs from 0 or 1 by less than the smallest double. */
const logitMax = 1400;

/**
 * Logit of the beta quantile: u = ln(x / (1 - x)) such that I_x(a, b) = p, with the upper tail 1 - p given separately.
 *
 * Use inside the beta, t and F quantiles: on the logit scale a quantile next to 0 or 1 keeps all its digits. When not
 * to use: outside them.
 *
 * Method: Newton on the logarithm of the smaller tail, which is concave and nearly straight in the logit, kept inside a
 * bracket that shrinks at every step; a step that leaves the bracket becomes a bisection.
 *
 * @example
 * betaQuantileLogit(0.5, 0.5, 1, 1); // 0, the median of a uniform share is one half
 * @throws RangeError when a or b is not positive.
 */
export function betaQuantileLogit(p: number, upper: number, a: number, b: number): number {
  if (p <= 0) return Number.NEGATIVE_INFINITY;
  if (upper <= 0) return Number.POSITIVE_INFINITY;
  const isLower = p <= upper;
  const target = Math.log(isLower ? p : upper);
  let low = -logitMax;
  let high = logitMax;
  let u = Math.log(a / b);
  for (let step = 0; step < stepsMax; step += 1) {
    const x = share(u);
    const y = share(-u);
    const reached = isLower ? regularizedBeta(a, b, x, y) : regularizedBeta(b, a, y, x);
    const error = Math.log(reached) - target;
    const isTooFar = isLower ? error > 0 : error < 0;
    if (isTooFar) high = u;
    else low = u;
    const slope = (binomialKernel(a, b, x, y) * a * b) / (a + b) / reached;
    const next = isLower ? u - error / slope : u + error / slope;
    const moved = next > low && next < high ? next : (low + high) / 2;
    if (Math.abs(moved - u) <= precision * Math.max(1, Math.abs(u)) || moved === low || moved === high) return moved;
    u = moved;
  }
  return u;
}

function share(logit: number): number {
  return logit < 0 ? Math.exp(logit) / (1 + Math.exp(logit)) : 1 / (1 + Math.exp(-logit));
}
