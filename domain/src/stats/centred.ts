/**
 * Centred values: each value minus the mean.
 *
 * Use before sums of squares and products; the subtraction first keeps all digits when the mean is large beside the
 * spread. When not to use: for histograms, where the counts carry the sums.
 *
 * A second pass removes the rounding of the first, so values that are all the same give exact zeros.
 *
 * Source: Chan, Golub & LeVeque 1983, The American Statistician 37(3), the corrected two-pass algorithm.
 *
 * @example
 * centred([4, 5, 9]); // [-2, -1, 3]
 */
export function centred(values: ArrayLike<number>): Float64Array {
  const once = shifted(Float64Array.from(values));
  return shifted(once);
}

function shifted(values: Float64Array): Float64Array {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = values.length === 0 ? 0 : sum / values.length;
  return values.map((value) => value - mean);
}
