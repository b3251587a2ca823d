import { Matrix } from 'ml-matrix';
import { at } from './at.ts';
import type { Likelihood } from './newton-maximum.ts';

export type OrdinalData = {
  /** Step of the scale given in each row, from 0. */
  readonly steps: readonly number[];
  readonly stepCount: number;
  readonly columns: readonly (readonly number[])[];
  /** How many respondents a row stands for. */
  readonly frequencies: readonly number[];
};

/**
 * Log-likelihood of the proportional-odds model, with its slope and curvature.
 *
 * Use under ordinal-logit.ts; parameters are the thresholds, then the coefficients. When not to use: for its own sake.
 *
 * The chance of a step is a difference of two logistic curves; it is taken on the side where both are small, so that the
 * highest steps keep their digits. Thresholds out of order give -Infinity, which Newton's method steps back from.
 *
 * Source: McCullagh 1980, Journal of the Royal Statistical Society B 42, 109-142; P(Y ≤ k) = F(θ_k - x'b).
 *
 * @example
 * ordinalLikelihood(data, [-1, 1, 0.3]).value;
 */
export function ordinalLikelihood(data: OrdinalData, parameters: readonly number[]): Likelihood {
  const size = parameters.length;
  const gradient = new Array<number>(size).fill(0);
  const information = Matrix.zeros(size, size);
  const thresholds = parameters.slice(0, data.stepCount - 1);
  const slopes = parameters.slice(data.stepCount - 1);
  let value = 0;
  for (const [row, step] of data.steps.entries()) {
    const values = data.columns.map((column) => at(column, row));
    const shift = slopes.reduce((total, slope, j) => total + slope * at(values, j), 0);
    const upper = curve(step < thresholds.length ? at(thresholds, step) - shift : Number.POSITIVE_INFINITY);
    const lower = curve(step > 0 ? at(thresholds, step - 1) - shift : Number.NEGATIVE_INFINITY);
    const chance = upper.above < 0.5 ? lower.above - upper.above : upper.below - lower.below;
    if (!(chance > 0)) return { value: Number.NEGATIVE_INFINITY, gradient, information };
    const weight = at(data.frequencies, row);
    value += weight * Math.log(chance);
    const upperPull = directionOf(step, thresholds.length, values);
    const lowerPull = directionOf(step - 1, thresholds.length, values);
    const rise = upperPull.map((pull, j) => (upper.density * pull - lower.density * at(lowerPull, j)) / chance);
    for (let j = 0; j < size; j++) {
      gradient[j] = at(gradient, j) + weight * at(rise, j);
      for (let k = 0; k <= j; k++) {
        const bend =
          (upper.bend * at(upperPull, j) * at(upperPull, k) - lower.bend * at(lowerPull, j) * at(lowerPull, k)) /
          chance;
        information.set(j, k, information.get(j, k) + weight * (at(rise, j) * at(rise, k) - bend));
      }
    }
  }
  for (let j = 0; j < size; j++) for (let k = j + 1; k < size; k++) information.set(j, k, information.get(k, j));
  return { value, gradient, information };
}

type Curve = { readonly below: number; readonly above: number; readonly density: number; readonly bend: number };

/** Logistic curve at a point: both tails, first and second derivative. */
function curve(point: number): Curve {
  const below = 1 / (1 + Math.exp(-point));
  const above = 1 / (1 + Math.exp(point));
  return { below, above, density: below * above, bend: below * above * (above - below) };
}

/** How the argument of a curve moves with each parameter; zeros beyond the ends, where the curve is flat. */
function directionOf(threshold: number, thresholds: number, values: readonly number[]): readonly number[] {
  const isInside = threshold >= 0 && threshold < thresholds;
  const direction = Array.from({ length: thresholds }, (_, index) => Number(isInside && index === threshold));
  return [...direction, ...values.map((value) => (isInside ? -value : 0))];
}
