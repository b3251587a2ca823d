import { at } from './at.ts';

/**
 * Durbin-Watson: whether residuals in time resemble their neighbours; 2 is no, towards 0 is yes.
 *
 * Use to decide between ordinary and Newey-West errors. When not to use: as a test over gaps in time.
 *
 * Source: Durbin & Watson 1950, Biometrika 37, 409-428.
 *
 * @returns null when all residuals are zero or there are fewer than two
 * @example
 * durbinWatson([1, -1, 1, -1]); // 3
 */
export function durbinWatson(residuals: ArrayLike<number>): number | null {
  let squares = 0;
  let steps = 0;
  for (let row = 0; row < residuals.length; row++) {
    squares += at(residuals, row) ** 2;
    if (row > 0) steps += (at(residuals, row) - at(residuals, row - 1)) ** 2;
  }
  return residuals.length < 2 || squares === 0 ? null : steps / squares;
}
