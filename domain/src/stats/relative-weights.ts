import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

/** Below this an eigenvalue of a correlation matrix is rounding around zero. */
const eigenvalueMin = 1e-13;

/**
 * Relative weights: each driver's part of R² by way of the uncorrelated variables nearest to the drivers.
 *
 * Use as an approximation of LMG with more drivers than LMG can walk through; the parts are never negative and add up to
 * R². When not to use: where LMG can be had (lmg.ts); Thomas, Zumbo, Kwan & Schweitzer 2014 object to the theory of it.
 *
 * Source: Johnson 2000, Multivariate Behavioral Research 35, 1-19.
 *
 * @param correlations among the drivers; must be of full rank (see dependent-columns.ts)
 * @param withOutcome correlation of each driver with the outcome
 * @example
 * relativeWeights(correlations, [0.6, 0.55, 0.3]); // [0.2239, 0.1622, 0.0306]
 * @throws RangeError when sizes differ or the correlations are not positive definite.
 */
export function relativeWeights(correlations: Matrix, withOutcome: readonly number[]): readonly number[] {
  const drivers = withOutcome.length;
  if (correlations.rows !== drivers) throw new RangeError(`${correlations.rows} correlations for ${drivers} drivers`);
  const decomposition = new EigenvalueDecomposition(correlations, { assumeSymmetric: true });
  const values = decomposition.realEigenvalues;
  if (values.some((value) => !(value > eigenvalueMin)))
    throw new RangeError('the correlations are not positive definite');
  const vectors = decomposition.eigenvectorMatrix;
  const powered = (exponent: number): Matrix =>
    vectors.mmul(Matrix.diag(values.map((value) => value ** exponent))).mmul(vectors.transpose());
  const loadings = powered(0.5);
  const slopes = powered(-0.5).mmul(Matrix.columnVector([...withOutcome]));
  return loadings
    .to2DArray()
    .map((row) => row.reduce((sum, loading, axis) => sum + (loading * slopes.get(axis, 0)) ** 2, 0));
}
