/**
 * Sum of the products of two columns, row by row.
 *
 * Use as the inner loop of covariances and regressions; typed arrays keep it fast. When not to use: for a plain sum that
 * must not depend on the order of the rows; see sum.ts.
 *
 * @example
 * productSum(Float64Array.of(1, 2), Float64Array.of(3, 4)); // 11
 * @throws RangeError when the columns differ in length.
 */
export function productSum(left: Float64Array, right: Float64Array): number {
  if (left.length !== right.length) throw new RangeError('the columns differ in length');
  let total = 0;
  // Both indices are inside by the check above; the fallback only satisfies the compiler in the hottest loop we have.
  for (let row = 0; row < left.length; row++) total += (left[row] ?? 0) * (right[row] ?? 0);
  return total;
}
