import { Matrix } from 'ml-matrix';
import { at } from './at.ts';
import { positiveDefiniteInverse } from './positive-definite-inverse.ts';

const iterationsMax = 30;
const halvingsMax = 30;

/** Half of this is what one more step would add to the log-likelihood; it does not depend on units. */
const decrementEnough = 1e-18;

export type Likelihood = {
  readonly value: number;
  readonly gradient: readonly number[];
  /** Minus the matrix of second derivatives. */
  readonly information: Matrix;
};

export type NewtonMaximum = {
  readonly parameters: readonly number[];
  readonly value: number;
  /** Inverse of the information: the large-sample covariance of the parameters. */
  readonly covariance: Matrix;
};

/**
 * Newton's method for the maximum of a concave log-likelihood.
 *
 * Use for logistic and ordinal regression. When not to use: on a likelihood with several tops. Steps are halved until the
 * likelihood does not fall. When the data are separated there is no maximum: every step goes on by about one unit, the
 * gain per step shrinks only by a factor e, and thirty steps do not reach the end; that is how separation is told.
 *
 * Source: Nocedal & Wright, Numerical Optimization, ch. 3; Albert & Anderson 1984, Biometrika 71, 1-10, on separation.
 *
 * @returns null when the information is singular or the limit of 30 steps is reached
 * @example
 * newtonMaximum([0, 0], (parameters) => logLikelihood(parameters))?.covariance;
 */
export function newtonMaximum(
  start: readonly number[],
  evaluate: (parameters: readonly number[]) => Likelihood,
): NewtonMaximum | null {
  let parameters = start;
  let current = evaluate(parameters);
  for (let iteration = 0; iteration < iterationsMax; iteration++) {
    const covariance = positiveDefiniteInverse(current.information);
    if (covariance === null) return null;
    const step = covariance.mmul(Matrix.columnVector([...current.gradient])).to1DArray();
    const decrement = step.reduce((total, value, index) => total + value * at(current.gradient, index), 0);
    if (!Number.isFinite(decrement)) return null;
    if (decrement <= decrementEnough) return { parameters, value: current.value, covariance };
    const next = improve(parameters, step, current.value, evaluate);
    if (next === null) return { parameters, value: current.value, covariance };
    ({ parameters, likelihood: current } = next);
  }
  return null;
}

/** The longest of the step, half of it, a quarter … that does not lower the likelihood beyond rounding. */
function improve(
  from: readonly number[],
  step: readonly number[],
  value: number,
  evaluate: (parameters: readonly number[]) => Likelihood,
): { readonly parameters: readonly number[]; readonly likelihood: Likelihood } | null {
  for (let halving = 0; halving < halvingsMax; halving++) {
    const parameters = from.map((parameter, index) => parameter + at(step, index) * 2 ** -halving);
    const likelihood = evaluate(parameters);
    if (likelihood.value >= value - 1e-13 * Math.abs(value)) return { parameters, likelihood };
  }
  return null;
}
