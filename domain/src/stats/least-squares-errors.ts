import type { LeastSquares } from './least-squares.ts';
import { productSum } from './product-sum.ts';

/**
 * Standard errors of regression coefficients under equal spread of the residuals.
 *
 * Use beside HC3, as every textbook prints them. When not to use: as the only ones; satisfaction answers spread less near
 * the ends of the scale, and hc3-errors.ts stays right there.
 *
 * Source: Gauss; s² (X'X)⁻¹ with s² = residual squares / (n - p - 1).
 *
 * @returns null without a residual degree of freedom
 * @example
 * leastSquaresErrors(fit); // R: summary(lm(y ~ x))$coefficients[-1, 2]
 */
export function leastSquaresErrors(fit: LeastSquares): readonly number[] | null {
  const df = fit.residuals.length - fit.coefficients.length - 1;
  if (df < 1) return null;
  const residualVariance = fit.residualSquares / df;
  return fit.influence.map((row) => Math.sqrt(residualVariance * productSum(row, row)));
}
