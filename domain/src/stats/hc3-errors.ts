import { at } from './at.ts';
import type { LeastSquares } from './least-squares.ts';

/** A row whose leverage is this near to 1 is fitted exactly, so its residual says nothing. */
const leverageMax = 1 - 1e-10;

/**
 * HC3: standard errors of regression coefficients that stay right when the spread of the residuals differs by row.
 *
 * Use by default for drivers of satisfaction. When not to use: for rows that belong together (the same customer twice);
 * those need clusters, see difference-in-differences.ts.
 *
 * Source: MacKinnon & White 1985, Journal of Econometrics 29, 305-325; Long & Ervin 2000 for HC3 as the default.
 *
 * @returns null when a row is the only one of its kind (leverage 1), where HC3 does not exist
 * @example
 * hc3Errors(fit); // R: sqrt(diag(sandwich::vcovHC(lm(y ~ x), "HC3")))[-1]
 */
export function hc3Errors(fit: LeastSquares): readonly number[] | null {
  if (fit.leverages.some((leverage) => leverage > leverageMax)) return null;
  const inflated = fit.residuals.map((residual, row) => residual / (1 - at(fit.leverages, row)));
  return fit.influence.map((pull) =>
    Math.sqrt(pull.reduce((total, value, row) => total + (value * at(inflated, row)) ** 2, 0)),
  );
}
