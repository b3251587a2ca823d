import { at } from './at.ts';
import { ratioScores } from './ratio-scores.ts';
import { semidefiniteSolve } from './semidefinite-solve.ts';
import { sum } from './sum.ts';

export type CalibratedMean = { readonly mean: number | null; readonly standardError: number | null };

/**
 * Mean under calibrated weights (post-stratified or raked), with a standard error that knows about the calibration.
 *
 * Use after poststratify.ts or rake.ts: the margins no longer vary from sample to sample, so only what the margins do not
 * explain of the answers counts. When not to use: with weights that were fixed beforehand (weighted-mean.ts).
 *
 * Residuals are taken from the regression of u = (y - ȳ) / Σw on the margin dummies, weighted with the base weights; the
 * variance is n/(n-1) Σ (z - z̄)² with z = calibrated weight times residual. One margin alone gives the deviations from the
 * cell means of post-stratification.
 *
 * Source: J.-C. Deville, C.-E. Särndal & O. Sautory, Journal of the American Statistical Association 88 (1993) 1013-1020.
 *
 * @example
 * calibratedMean([4, 5, 3], { weights: [30, 30, 40], baseWeights: [1, 1, 1], margins: [['a', 'a', 'b']] }); // mean 3.9
 * @throws RangeError when columns differ in length. null: no answers; one respondent (standard error only).
 */
export function calibratedMean(
  values: readonly (number | null)[],
  calibration: {
    readonly weights: readonly number[];
    readonly baseWeights: readonly number[];
    readonly margins: readonly (readonly (string | null)[])[];
  },
): CalibratedMean {
  const { weights, baseWeights, margins } = calibration;
  const ones = values.map((value) => (value === null ? null : 1));
  const ratio = ratioScores(values, ones, weights);
  if (ratio === null) return { mean: null, standardError: null };
  const rows = baseWeights.flatMap((weight, row) => (weight > 0 ? [row] : []));
  const n = rows.length;
  if (n < 2) return { mean: ratio.estimate, standardError: null };
  const total = sum(weights.filter((_, row) => at(values, row) !== null));
  const deviations = values.map((value) => (value === null ? 0 : (value - ratio.estimate) / total));
  const residuals = residualsOnDummies(deviations, baseWeights, margins, rows);
  const contributions = rows.map((row, index) => at(weights, row) * at(residuals, index));
  const centre = sum(contributions) / n;
  const variance = (n / (n - 1)) * sum(contributions.map((contribution) => (contribution - centre) ** 2));
  return { mean: ratio.estimate, standardError: Math.sqrt(variance) };
}

/** Residuals of a weighted regression on the dummies of all margins; dummies that repeat others change nothing. */
function residualsOnDummies(
  values: readonly number[],
  weights: readonly number[],
  margins: readonly (readonly (string | null)[])[],
  rows: readonly number[],
): readonly number[] {
  const columnOf = new Map<string, number>();
  const columnsOfRow = rows.map((row) =>
    margins.map((margin, index) => {
      const key = JSON.stringify([index, at(margin, row)]);
      const column = columnOf.get(key) ?? columnOf.size;
      columnOf.set(key, column);
      return column;
    }),
  );
  const gram = Array.from({ length: columnOf.size }, () => new Array<number>(columnOf.size).fill(0));
  const right = new Array<number>(columnOf.size).fill(0);
  for (const [index, row] of rows.entries()) {
    const columns = at(columnsOfRow, index);
    const weight = at(weights, row);
    for (const column of columns) {
      right[column] = at(right, column) + weight * at(values, row);
      const gramRow = at(gram, column);
      for (const other of columns) gramRow[other] = at(gramRow, other) + weight;
    }
  }
  const coefficients = semidefiniteSolve(gram, right);
  return rows.map(
    (row, index) => at(values, row) - sum(at(columnsOfRow, index).map((column) => at(coefficients, column))),
  );
}
