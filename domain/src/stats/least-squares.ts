import { Matrix, QrDecomposition } from 'ml-matrix';
import { at } from './at.ts';
import { centred } from './centred.ts';
import { productSum } from './product-sum.ts';
import { sum } from './sum.ts';

/** A column whose part outside the columns before it is shorter than this is a combination of them, as in R's lm. */
const ownLengthMin = 1e-7;

export type LeastSquares = {
  readonly intercept: number;
  readonly coefficients: readonly number[];
  readonly residuals: Float64Array;
  /** Row j holds what one unit of each outcome adds to coefficient j; every variance formula starts here. */
  readonly influence: readonly Float64Array[];
  /** How far each row pulls its own fitted value, 1/n to 1. */
  readonly leverages: Float64Array;
  readonly residualSquares: number;
  readonly totalSquares: number;
};

/**
 * Ordinary least squares: the linear combination of the columns, with an intercept, that lies nearest to the outcome.
 *
 * Use under driver-importance.ts and trend-test.ts; the standard errors are separate functions, because which one is
 * honest depends on the data. When not to use: on an outcome of few ordered steps; see ordinal-logit.ts.
 *
 * Solved by Householder QR on centred columns of length 1, so units and large means cost no digits.
 *
 * Source: Golub & Businger, Numerische Mathematik 7 (1965) 269-276; Frisch & Waugh 1933 for taking the intercept out.
 *
 * @returns null when a column is constant or a combination of the others, or when rows <= columns
 * @example
 * leastSquares([[0, 1, 2]], [1, 3, 5]); // intercept 1, coefficients [2]     R: lm(y ~ x)
 * @throws RangeError when the columns differ in length.
 */
export function leastSquares(columns: readonly (readonly number[])[], outcome: readonly number[]): LeastSquares | null {
  const rows = outcome.length;
  if (columns.some((column) => column.length !== rows)) throw new RangeError('the columns differ in length');
  if (rows <= columns.length) return null;
  const deviations = columns.map(centred);
  const influence = influenceRows(deviations, rows);
  if (influence === null) return null;
  const aroundMean = centred(outcome);
  const coefficients = influence.map((row) => productSum(row, aroundMean));
  const residuals = Float64Array.from(aroundMean);
  const leverages = new Float64Array(rows).fill(1 / rows);
  for (const [j, deviation] of deviations.entries()) {
    const slope = at(coefficients, j);
    const pull = at(influence, j);
    for (const [row, value] of deviation.entries()) {
      residuals[row] = at(residuals, row) - slope * value;
      leverages[row] = at(leverages, row) + at(pull, row) * value;
    }
  }
  return {
    intercept: (sum(outcome) - sum(columns.map((column, j) => at(coefficients, j) * sum(column)))) / rows,
    coefficients,
    residuals,
    influence,
    leverages,
    residualSquares: productSum(residuals, residuals),
    totalSquares: productSum(aroundMean, aroundMean),
  };
}

/** The rows of (X'X)⁻¹X' for centred columns; null when the rank is not full. */
function influenceRows(deviations: readonly Float64Array[], rows: number): readonly Float64Array[] | null {
  if (deviations.length === 0) return [];
  const lengths = deviations.map((column) => Math.sqrt(productSum(column, column)));
  if (lengths.includes(0)) return null;
  const [only, second] = deviations;
  const [length] = lengths;
  // A single column, as of a trend, is at right angles to nothing.
  if (only !== undefined && length !== undefined && second === undefined)
    return [only.map((value) => value / length / length)];
  const design = Matrix.zeros(rows, deviations.length);
  for (const [j, deviation] of deviations.entries()) {
    const length = at(lengths, j);
    for (const [row, value] of deviation.entries()) design.set(row, j, value / length);
  }
  const decomposition = new QrDecomposition(design);
  const triangle = decomposition.upperTriangularMatrix;
  if (triangle.diagonal().some((own) => Math.abs(own) < ownLengthMin)) return null;
  const orthogonal = decomposition.orthogonalMatrix;
  const solved: Float64Array[] = [];
  for (let j = deviations.length - 1; j >= 0; j--) {
    const row = Float64Array.from(orthogonal.getColumn(j));
    for (const [offset, later] of solved.entries()) {
      const weight = triangle.get(j, j + 1 + offset);
      for (const [index, value] of later.entries()) row[index] = at(row, index) - weight * value;
    }
    const diagonal = triangle.get(j, j);
    solved.unshift(row.map((value) => value / diagonal));
  }
  return solved.map((row, j) => row.map((value) => value / at(lengths, j)));
}
