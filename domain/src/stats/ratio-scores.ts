import { at } from './at.ts';

export type RatioScores = {
  readonly estimate: number;
  /** Rows that carry a value. */
  readonly n: number;
  /** What each row contributes to the estimate's deviation: w (y - R x) / Σ w x. Their design variance is that of R. */
  readonly scores: Float64Array;
};

/**
 * Weighted ratio Σwy / Σwx with its linearised scores; with x = 1 it is the weighted mean, with x = 1 inside a domain and 0
 * outside it is the mean of the domain.
 *
 * Use as the one building block of weighted estimates. A row without y or x contributes nothing but stays a row of the
 * design. When not to use: for totals (design-total.ts).
 *
 * Source: D. A. Binder, International Statistical Review 51 (1983) 279-292 (Taylor linearisation).
 *
 * @example
 * ratioScores([4, 5], [1, 1], [1, 3]); // estimate 4.75, scores [-0.1875, 0.1875]
 * @throws RangeError when columns differ in length. null: nothing to divide by.
 */
export function ratioScores(
  numerator: readonly (number | null)[],
  denominator: readonly (number | null)[],
  weights: readonly number[],
): RatioScores | null {
  if (numerator.length !== weights.length || denominator.length !== weights.length) {
    throw new RangeError('values and weights differ in length');
  }
  let n = 0;
  let top = 0;
  let bottom = 0;
  // Summed as distances from the first ratio: answers that are all alike then leave exactly nothing, not rounding that
  // would pass for a variance.
  let first: number | null = null;
  for (const [row, weight] of weights.entries()) {
    const y = at(numerator, row);
    const x = at(denominator, row);
    if (y === null || x === null) continue;
    if (x !== 0) {
      n += 1;
      first ??= y / x;
    }
    top += weight * (y - (first ?? 0) * x);
    bottom += weight * x;
  }
  if (bottom === 0 || first === null) return null;
  const estimate = first + top / bottom;
  const scores = Float64Array.from(weights, (weight, row) => {
    const y = at(numerator, row);
    const x = at(denominator, row);
    return y === null || x === null ? 0 : (weight * (y - estimate * x)) / bottom;
  });
  return { estimate, n, scores };
}
