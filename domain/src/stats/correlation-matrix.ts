import { Matrix } from 'ml-matrix';
import { productSum } from './product-sum.ts';

/**
 * Correlation matrix: Pearson's r between every two columns.
 *
 * Use as the one input of LMG, relative weights and variance inflation; with `counts` a bootstrap replicate costs one
 * pass over the rows instead of a copied table. When not to use: for one pair with its interval; see correlation.ts.
 *
 * Source: Pearson 1896; sums of squares about the mean of the counted rows.
 *
 * @param counts how often each row occurs, for a resample; every row once when left out
 * @returns null when fewer than two rows are left or a column does not vary
 * @example
 * correlationMatrix([[1, 2, 3], [2, 4, 7]]); // [[1, 0.9934], [0.9934, 1]]
 * @throws RangeError when the columns differ in length.
 */
export function correlationMatrix(columns: readonly ArrayLike<number>[], counts?: ArrayLike<number>): Matrix | null {
  const rows = columns[0]?.length ?? 0;
  if (columns.some((column) => column.length !== rows)) throw new RangeError('the columns differ in length');
  const roots = Float64Array.from(counts ?? new Float64Array(rows).fill(1), Math.sqrt);
  const standardised = columns.map((column) => unitColumn(column, roots));
  const matrix = Matrix.eye(columns.length);
  for (const [first, left] of standardised.entries()) {
    if (left === null) return null;
    for (const [second, right] of standardised.slice(0, first).entries()) {
      if (right === null) return null;
      const r = Math.min(1, Math.max(-1, productSum(left, right)));
      matrix.set(first, second, r);
      matrix.set(second, first, r);
    }
  }
  return matrix;
}

/** The column about its mean over the counted rows, times the root of the count, at length 1; null without variation. */
function unitColumn(values: ArrayLike<number>, roots: Float64Array): Float64Array | null {
  const unit = new Float64Array(roots.length);
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  let total = 0;
  let rows = 0;
  for (let row = 0; row < roots.length; row++) {
    const root = roots[row] ?? 0;
    const value = values[row] ?? 0;
    if (root === 0) continue;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
    total += root * root * value;
    rows += root * root;
  }
  if (!(highest > lowest)) return null;
  const mean = total / rows;
  let squares = 0;
  for (let row = 0; row < roots.length; row++) {
    const deviation = ((values[row] ?? 0) - mean) * (roots[row] ?? 0);
    unit[row] = deviation;
    squares += deviation * deviation;
  }
  const length = Math.sqrt(squares);
  for (let row = 0; row < unit.length; row++) unit[row] = (unit[row] ?? 0) / length;
  return unit;
}
