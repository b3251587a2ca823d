import type { Matrix } from 'ml-matrix';
import { positiveDefiniteInverse } from './positive-definite-inverse.ts';

/**
 * Variance inflation factors: how many times larger the variance of a coefficient is because the drivers overlap.
 *
 * Use as a warning: above 10 the coefficients are unreliable one by one; prefer LMG. When not to use: to drop drivers
 * automatically.
 *
 * Source: the diagonal of the inverse correlation matrix; Marquardt 1970, Technometrics 12, 591-612.
 *
 * @returns null when the correlations are singular
 * @example
 * varianceInflation(correlations); // R: diag(solve(cor(x)))
 */
export function varianceInflation(correlations: Matrix): readonly number[] | null {
  return positiveDefiniteInverse(correlations)?.diagonal() ?? null;
}
