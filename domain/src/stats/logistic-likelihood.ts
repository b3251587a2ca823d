import { Matrix } from 'ml-matrix';
import { at } from './at.ts';
import type { Likelihood } from './newton-maximum.ts';
import { productSum } from './product-sum.ts';

export type LogisticData = {
  /** One column per coefficient, the ones of the intercept among them. */
  readonly columns: readonly Float64Array[];
  /** 1 where the event happened, else 0. */
  readonly outcome: readonly number[];
  /** Known part of each row's log-odds; all zeros for an ordinary fit. */
  readonly offset: Float64Array;
};

/**
 * Log-likelihood of a logistic model, with its slope and curvature.
 *
 * Use under logistic-regression.ts and its profile intervals. When not to use: on aggregated counts.
 *
 * log(1 + e^η) is taken on the side where e^η does not overflow, so an impossible start still gives finite numbers.
 *
 * Source: Hosmer & Lemeshow, Applied Logistic Regression, ch. 2.
 *
 * @example
 * logisticLikelihood({ columns: [ones, rating], outcome, offset }, [0, 0]).value; // -n ln 2
 */
export function logisticLikelihood(data: LogisticData, parameters: readonly number[]): Likelihood {
  const { columns, outcome, offset } = data;
  const logOdds = Float64Array.from(offset);
  for (const [j, column] of columns.entries()) {
    const slope = at(parameters, j);
    for (let row = 0; row < logOdds.length; row++) logOdds[row] = (logOdds[row] ?? 0) + slope * (column[row] ?? 0);
  }
  let value = 0;
  const errors = new Float64Array(logOdds.length);
  const weights = new Float64Array(logOdds.length);
  for (const [row, odds] of logOdds.entries()) {
    const event = at(outcome, row);
    const small = Math.exp(-Math.abs(odds));
    value += event * odds - Math.max(odds, 0) - Math.log1p(small);
    const probability = odds >= 0 ? 1 / (1 + small) : small / (1 + small);
    errors[row] = event - probability;
    weights[row] = small / (1 + small) ** 2;
  }
  return {
    value,
    gradient: columns.map((column) => productSum(column, errors)),
    information: weightedProducts(columns, weights),
  };
}

function weightedProducts(columns: readonly Float64Array[], weights: Float64Array): Matrix {
  const products = Matrix.zeros(columns.length, columns.length);
  for (const [first, left] of columns.entries()) {
    const weighted = left.map((value, row) => value * (weights[row] ?? 0));
    for (const [second, right] of columns.slice(0, first + 1).entries()) {
      const entry = productSum(weighted, right);
      products.set(first, second, entry);
      products.set(second, first, entry);
    }
  }
  return products;
}
