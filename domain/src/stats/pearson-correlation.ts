import { centred } from './centred.ts';
import { productSum } from './product-sum.ts';
import { varies } from './varies.ts';

/**
 * Pearson's r: how closely two columns follow a straight line.
 *
 * Use between two scores. When not to use: on ordered categories with few steps (spearman-correlation.ts,
 * kendall-tau-b.ts), nor for "how much does it change"; that is a slope.
 *
 * Source: Pearson 1896.
 *
 * @returns null with fewer than three pairs, where r is always ±1, or when a column does not vary
 * @example
 * pearsonCorrelation([1, 2, 3], [1, 3, 2]); // 0.5     R: cor(c(1, 2, 3), c(1, 3, 2))
 * @throws RangeError when the columns differ in length.
 */
export function pearsonCorrelation(x: readonly number[], y: readonly number[]): number | null {
  if (x.length < 3 || !varies(x) || !varies(y)) return null;
  const left = centred(x);
  const right = centred(y);
  // One root of the product: integers on a straight line then give exactly 1.
  const r = productSum(left, right) / Math.sqrt(productSum(left, left) * productSum(right, right));
  return Math.min(1, Math.max(-1, r));
}
