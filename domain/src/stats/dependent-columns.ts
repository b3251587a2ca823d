import { Matrix } from 'ml-matrix';

/** A column of which less than this share of its variance is its own counts as a combination of the others. */
const ownVarianceMin = 1e-11;

/**
 * Dependent columns: those that are an exact combination of the columns before them.
 *
 * Use before anything that inverts a correlation matrix, and to tell the user which driver to leave out. When not to use:
 * for merely strong overlap; that is what variance-inflation.ts measures, and a high value there is a warning only.
 *
 * Source: Gram-Schmidt by Cholesky on the correlation matrix; the idea of R's `alias`.
 *
 * @param correlations of the columns, with ones on the diagonal
 * @returns indices of the dependent columns, ascending; empty when the rank is full
 * @example
 * dependentColumns(correlationMatrix([a, b, sumOfAAndB])); // [2]
 */
export function dependentColumns(correlations: Matrix): readonly number[] {
  const factor = Matrix.zeros(correlations.rows, correlations.rows);
  const independent: number[] = [];
  const dependent: number[] = [];
  for (let row = 0; row < correlations.rows; row++) {
    let own = correlations.get(row, row);
    for (const [depth, column] of independent.entries()) {
      let entry = correlations.get(row, column);
      for (let k = 0; k < depth; k++) entry -= factor.get(row, k) * factor.get(column, k);
      entry /= factor.get(column, depth);
      factor.set(row, depth, entry);
      own -= entry * entry;
    }
    if (own < ownVarianceMin) {
      dependent.push(row);
      continue;
    }
    factor.set(row, independent.length, Math.sqrt(own));
    independent.push(row);
  }
  return dependent;
}
