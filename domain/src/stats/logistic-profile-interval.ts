import { at } from './at.ts';
import type { Interval } from './interval.ts';
import { type LogisticData, logisticLikelihood } from './logistic-likelihood.ts';
import { type NewtonMaximum, newtonMaximum } from './newton-maximum.ts';
import { twoSidedZ } from './two-sided-z.ts';

const stepsMax = 60;
const rootTolerance = 1e-9;

/**
 * Profile-likelihood interval of a logistic coefficient, on the scale of log-odds.
 *
 * Use when an event is rare or the groups are small; the interval bends with the likelihood, where Wald's is forced to be
 * symmetric. When not to use: on thousands of rows, where both agree and Wald is free.
 *
 * A bound is where twice the loss in log-likelihood, the other coefficients refitted, equals z². The signed root of that
 * loss is nearly a straight line, so Newton's steps on it, kept inside a bracket, need few refits.
 *
 * Source: Venzon & Moolgavkar 1988, Applied Statistics 37, 87-94; R's MASS::confint.glm interpolates the same curve.
 *
 * @returns null where the likelihood stays too flat ever to reach the bound
 * @example
 * logisticProfileInterval(data, best, 1, 0.95); // [-0.7478, -0.1603]   R: confint(glm(…))[2, ]
 * @throws RangeError when the level is impossible.
 */
export function logisticProfileInterval(
  data: LogisticData,
  best: NewtonMaximum,
  coefficient: number,
  level: number,
): Interval | null {
  const low = findBound(data, best, coefficient, -twoSidedZ(level));
  const high = findBound(data, best, coefficient, twoSidedZ(level));
  return low === null || high === null ? null : [low, high];
}

/** The value of the coefficient at which the signed root of the loss equals z (negative to the left of the estimate). */
function findBound(data: LogisticData, best: NewtonMaximum, coefficient: number, z: number): number | null {
  const estimate = at(best.parameters, coefficient);
  const side = Math.sign(z);
  let tooNear = 0;
  let tooFar = Number.POSITIVE_INFINITY;
  let distance = Math.abs(z) * Math.sqrt(best.covariance.get(coefficient, coefficient));
  for (let step = 0; step < stepsMax; step++) {
    const loss = lossAt(data, best, coefficient, estimate + side * distance);
    if (loss === null) return null;
    const excess = loss.root - Math.abs(z);
    if (Math.abs(excess) < rootTolerance) return estimate + side * distance;
    if (excess > 0) tooFar = distance;
    else tooNear = distance;
    const wanted = distance - excess / (side * loss.slope);
    if (wanted > tooNear && wanted < Math.min(tooFar, 3 * distance)) distance = wanted;
    else distance = tooFar === Number.POSITIVE_INFINITY ? 3 * distance : (tooNear + tooFar) / 2;
  }
  return null;
}

/** Root of twice the loss in log-likelihood when one coefficient is held at a value, and how that root changes with it. */
function lossAt(
  data: LogisticData,
  best: NewtonMaximum,
  held: number,
  value: number,
): { readonly root: number; readonly slope: number } | null {
  const heldColumn = at(data.columns, held);
  const others = {
    columns: data.columns.filter((_, column) => column !== held),
    outcome: data.outcome,
    offset: data.offset.map((offset, row) => offset + value * at(heldColumn, row)),
  };
  const start = carriedAlong(best, held, value).filter((_, column) => column !== held);
  const refit = newtonMaximum(start, (parameters) => logisticLikelihood(others, parameters));
  if (refit === null) return null;
  const root = Math.sqrt(Math.max(0, 2 * (best.value - refit.value)));
  const parameters = refit.parameters.toSpliced(held, 0, value);
  // The other coefficients are at their best, so only the held one's own slope counts (envelope theorem).
  const slope = -at(logisticLikelihood(data, parameters).gradient, held) / root;
  return { root, slope };
}

/**
 * Where the other coefficients go when one is moved, by their covariance. A predictor far from zero (an amount, a year)
 * moves the intercept so much that from the old place every answer looks certain and Newton's method has no slope left.
 */
function carriedAlong(best: NewtonMaximum, held: number, value: number): readonly number[] {
  const moved = value - at(best.parameters, held);
  const variance = best.covariance.get(held, held);
  return best.parameters.map((parameter, other) => parameter + (best.covariance.get(other, held) / variance) * moved);
}
