import { Matrix } from 'ml-matrix';

/** A pivot below this share of its diagonal element means that the matrix has no usable inverse. */
const pivotShareMin = 1e-13;

/**
 * Inverse of a symmetric positive definite matrix, or null when it has none.
 *
 * Use for the information matrix of a likelihood and for X'X. When not to use: ml-matrix's `inverse` and `solve`, which
 * answer a singular question with large numbers instead of refusing.
 *
 * Rows and columns are scaled to a unit diagonal first, so that the refusal does not depend on units.
 *
 * Source: Cholesky factorisation; Golub & Van Loan, Matrix Computations, 4.2.
 *
 * @returns null when a pivot vanishes or the diagonal is not positive
 * @example
 * positiveDefiniteInverse(new Matrix([[2, 0], [0, 4]])); // [[0.5, 0], [0, 0.25]]
 */
export function positiveDefiniteInverse(matrix: Matrix): Matrix | null {
  const size = matrix.rows;
  const scale = matrix.diagonal().map((value) => 1 / Math.sqrt(value));
  if (scale.some((value) => !Number.isFinite(value))) return null;
  const scaled = new Matrix(matrix).mulRowVector(scale).mulColumnVector(scale);
  const factor = Matrix.zeros(size, size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let entry = scaled.get(row, column);
      for (let k = 0; k < column; k++) entry -= factor.get(row, k) * factor.get(column, k);
      if (row === column && !(entry > pivotShareMin)) return null;
      factor.set(row, column, row === column ? Math.sqrt(entry) : entry / factor.get(column, column));
    }
  }
  const lower = lowerTriangularInverse(factor);
  return lower.transpose().mmul(lower).mulRowVector(scale).mulColumnVector(scale);
}

function lowerTriangularInverse(factor: Matrix): Matrix {
  const inverse = Matrix.zeros(factor.rows, factor.rows);
  for (let column = 0; column < factor.rows; column++) {
    inverse.set(column, column, 1 / factor.get(column, column));
    for (let row = column + 1; row < factor.rows; row++) {
      let sum = 0;
      for (let k = column; k < row; k++) sum -= factor.get(row, k) * inverse.get(k, column);
      inverse.set(row, column, sum / factor.get(row, row));
    }
  }
  return inverse;
}
