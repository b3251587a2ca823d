import { deviancePart } from './deviance-part.ts';
import { stirlingError } from './stirling-error.ts';

/**
 * Binomial kernel: Γ(a+b+1) / (Γ(a+1) Γ(b+1)) · x^a · y^b, for real a, b > 0 and y = 1 - x.
 *
 * Use as the common front of the binomial, beta, t and F distributions. y is an argument of its own, so that a share
 * very near 1 keeps its digits. When not to use: with a or b equal to 0.
 *
 * Source: C. Loader, Fast and Accurate Computation of Binomial Probabilities, 2000.
 *
 * @example
 * binomialKernel(1, 1, 0.5, 0.5); // 0.5, the chance of one head in two throws
 * @throws RangeError when a or b is not positive.
 */
export function binomialKernel(a: number, b: number, x: number, y: number): number {
  if (x === 0 || y === 0) return 0;
  const total = a + b;
  const exponent =
    stirlingError(total) -
    stirlingError(a) -
    stirlingError(b) -
    deviancePart(a, total * x) -
    deviancePart(b, total * y);
  return Math.exp(exponent) * Math.sqrt(total / (2 * Math.PI * a * b));
}
