import type { Matrix } from 'ml-matrix';
import { at } from './at.ts';
import { centred } from './centred.ts';
import { completeRows } from './complete-rows.ts';
import { correlationMatrix } from './correlation-matrix.ts';
import { dependentColumns } from './dependent-columns.ts';
import { hc3Errors } from './hc3-errors.ts';
import { type LeastSquares, leastSquares } from './least-squares.ts';
import { leastSquaresErrors } from './least-squares-errors.ts';
import { lmg, lmgDriversMax } from './lmg.ts';
import { pickRows } from './pick-rows.ts';
import { productSum } from './product-sum.ts';
import type { Reason } from './reason.ts';
import { relativeWeights } from './relative-weights.ts';
import { tTail } from './t-tail.ts';
import { varianceInflation } from './variance-inflation.ts';
import { varies } from './varies.ts';

export type DriverData = {
  /** One column per driver. */
  readonly drivers: readonly (readonly (number | null)[])[];
  readonly outcome: readonly (number | null)[];
};

export type Driver = {
  readonly coefficient: number;
  readonly standardError: number | null;
  readonly standardErrorHc3: number | null;
  /** Two-sided, of the t test with the ordinary standard error. */
  readonly pValue: number | null;
  /** The coefficient in standard deviations: a negative one beside a positive correlation is suppression. */
  readonly standardised: number;
  readonly correlation: number;
  readonly varianceInflation: number | null;
  readonly pratt: number;
  readonly lmg: number | null;
  readonly lmgShare: number | null;
  readonly relativeWeight: number;
  readonly relativeWeightShare: number | null;
};

export type DriverImportance = {
  readonly n: number;
  readonly rowsLost: number;
  readonly rSquared: number | null;
  readonly adjustedRSquared: number | null;
  readonly intercept: number | null;
  readonly drivers: readonly Driver[] | null;
  /** Indices of the drivers that are constant or a combination of the ones before them. */
  readonly refused: readonly number[];
  readonly reason: Reason | null;
};

/**
 * Driver importance: what goes together with the outcome, and how much of it each driver accounts for.
 *
 * Use LMG for the ranking, the coefficient for the direction. It is association: one questionnaire filled in by one
 * person also correlates with itself (common-method bias). When not to use: with fewer than about ten rows per driver,
 * or to promise what a change will bring.
 *
 * Rows with a missing value are left out and counted. Refuses everything, naming the columns, when a driver does not
 * vary or is an exact combination of others. Above `lmgDriversMax` drivers LMG is null and relative weights remain.
 *
 * Source: Grömping 2006; Johnson 2000; Pratt 1987 (β · r); MacKinnon & White 1985.
 *
 * @example
 * driverImportance({ drivers: [speed, friendliness], outcome: satisfaction }).drivers?.[0]?.lmg;
 * @throws RangeError when the columns differ in length. Reasons: no_answers, too_few_rows, no_variation, singular,
 * too_many_drivers.
 */
export function driverImportance({ drivers, outcome }: DriverData): DriverImportance {
  if (drivers.length === 0) throw new RangeError('driver importance needs at least one driver');
  const rows = completeRows([...drivers, outcome]);
  const columns = drivers.map((column) => pickRows(column, rows));
  const scores = pickRows(outcome, rows);
  const counted = { n: rows.length, rowsLost: outcome.length - rows.length };
  const refuse = (reason: Reason, refused: readonly number[]): DriverImportance => ({
    ...counted,
    rSquared: null,
    adjustedRSquared: null,
    intercept: null,
    drivers: null,
    refused,
    reason,
  });
  if (rows.length === 0) return refuse('no_answers', []);
  if (rows.length <= drivers.length + 1) return refuse('too_few_rows', []);
  const correlations = correlationMatrix([...columns, scores]);
  if (correlations === null) {
    return refuse(
      'no_variation',
      [...columns.keys()].filter((index) => !varies(at(columns, index))),
    );
  }
  const among = correlations.subMatrix(0, drivers.length - 1, 0, drivers.length - 1);
  const dependent = dependentColumns(among);
  const fit = dependent.length === 0 ? leastSquares(columns, scores) : null;
  if (fit === null) return refuse('singular', dependent);
  const rSquared = 1 - fit.residualSquares / fit.totalSquares;
  const residualDf = rows.length - drivers.length - 1;
  const withOutcome = correlations.getRow(drivers.length).slice(0, drivers.length);
  return {
    ...counted,
    rSquared,
    adjustedRSquared: 1 - ((1 - rSquared) * (rows.length - 1)) / residualDf,
    intercept: fit.intercept,
    drivers: describeDrivers(fit, { among, withOutcome, spreads: columns.map(spread), rSquared }),
    refused: [],
    reason: drivers.length > lmgDriversMax ? 'too_many_drivers' : null,
  };
}

type Correlations = {
  readonly among: Matrix;
  readonly withOutcome: readonly number[];
  readonly spreads: readonly number[];
  readonly rSquared: number;
};

function describeDrivers(fit: LeastSquares, correlations: Correlations): readonly Driver[] {
  const { among, withOutcome, spreads, rSquared } = correlations;
  const df = fit.residuals.length - withOutcome.length - 1;
  const errors = leastSquaresErrors(fit);
  const robust = hc3Errors(fit);
  const inflation = varianceInflation(among);
  const shares = withOutcome.length > lmgDriversMax ? null : lmg(among, withOutcome);
  const weights = relativeWeights(among, withOutcome);
  const ofExplained = (part: number): number | null => (rSquared > 0 ? part / rSquared : null);
  return withOutcome.map((correlation, j) => {
    const coefficient = at(fit.coefficients, j);
    const standardError = errors && at(errors, j);
    const standardised = (coefficient * at(spreads, j)) / Math.sqrt(fit.totalSquares);
    const explained = shares && at(shares, j);
    return {
      coefficient,
      standardError,
      standardErrorHc3: robust && at(robust, j),
      pValue: standardError === null ? null : twoSided(coefficient, standardError, df),
      standardised,
      correlation,
      varianceInflation: inflation && at(inflation, j),
      pratt: standardised * correlation,
      lmg: explained,
      lmgShare: explained === null ? null : ofExplained(explained),
      relativeWeight: at(weights, j),
      relativeWeightShare: ofExplained(at(weights, j)),
    };
  });
}

/** Drivers that explain the outcome without a remainder leave nothing to chance. */
function twoSided(coefficient: number, standardError: number, df: number): number {
  return standardError === 0 ? 0 : 2 * tTail(Math.abs(coefficient) / standardError, df);
}

/** Root of the sum of squares about the mean. */
function spread(column: readonly number[]): number {
  const deviations = centred(column);
  return Math.sqrt(productSum(deviations, deviations));
}
