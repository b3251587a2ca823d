import { at } from './at.ts';
import type { LeastSquares } from './least-squares.ts';

/**
 * Newey-West: standard errors of regression coefficients for rows in time, where neighbours resemble each other.
 *
 * Use for a trend over months. When not to use: on rows without an order, or with a lag longer than about a quarter of the
 * series.
 *
 * Bartlett weights, no prewhitening, no small-sample factor.
 *
 * Source: Newey & West 1987, Econometrica 55, 703-708. R: sandwich::NeweyWest(fit, lag, prewhite = FALSE).
 *
 * @param lag how many rows back a row still matters; 0 gives White's errors
 * @example
 * neweyWestErrors(fit, 3);
 * @throws RangeError when the lag is not a whole number of at least 0.
 */
export function neweyWestErrors(fit: LeastSquares, lag: number): readonly number[] {
  if (!(Number.isInteger(lag) && lag >= 0)) throw new RangeError(`a lag is a whole number, not ${lag}`);
  return fit.influence.map((pull) => {
    const moves = pull.map((value, row) => value * at(fit.residuals, row));
    let variance = 0;
    for (let back = 0; back <= Math.min(lag, moves.length - 1); back++) {
      const weight = (back === 0 ? 1 : 2) * (1 - back / (lag + 1));
      for (let row = back; row < moves.length; row++) variance += weight * at(moves, row) * at(moves, row - back);
    }
    return Math.sqrt(Math.max(0, variance));
  });
}
