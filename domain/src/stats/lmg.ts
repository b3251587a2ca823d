import { Matrix } from 'ml-matrix';
import { at } from './at.ts';

/** 2^p models: beyond this a screen would wait, and relative-weights.ts gives the approximation. */
export const lmgDriversMax = 12;

/**
 * LMG: the share of R² that each driver explains, averaged over all orders in which the drivers can enter (also known as
 * general dominance, and as the Shapley value of R²).
 *
 * Use for "what goes together with satisfaction" when drivers overlap: the shares are never negative and add up to R².
 * When not to use: as an effect ("improve this and the score rises"); beyond `lmgDriversMax` drivers; and not for the
 * direction, since LMG hides the sign of a coefficient, which must be shown beside it.
 *
 * The R² of every subset is found by walking the tree of subsets and adding one row to a Cholesky factor at each step, so
 * a subset costs k² operations instead of a regression.
 *
 * Source: Lindeman, Merenda & Gold 1980, p. 119 ff.; Grömping 2006, J. Stat. Softw. 17(1); Budescu 1993.
 *
 * @param correlations among the drivers; must be of full rank (see dependent-columns.ts)
 * @param withOutcome correlation of each driver with the outcome
 * @example
 * lmg(correlations, [0.6, 0.55, 0.3]); // [0.2225, 0.1633, 0.0310]   R: relaimpo::calc.relimp(type = "lmg")
 * @throws RangeError with more than `lmgDriversMax` drivers, or when sizes differ.
 */
export function lmg(correlations: Matrix, withOutcome: readonly number[]): readonly number[] {
  const drivers = withOutcome.length;
  if (drivers > lmgDriversMax) throw new RangeError(`LMG takes at most ${lmgDriversMax} drivers, not ${drivers}`);
  if (correlations.rows !== drivers) throw new RangeError(`${correlations.rows} correlations for ${drivers} drivers`);
  const explained = explainedBySubset(correlations, withOutcome);
  const weights = orderWeights(drivers);
  return withOutcome.map((_, driver) => {
    const bit = 1 << driver;
    let rise = 0;
    for (let subset = 0; subset < explained.length; subset++) {
      if ((subset & bit) !== 0) continue;
      rise += at(weights, bitCount(subset)) * ((explained[subset | bit] ?? 0) - (explained[subset] ?? 0));
    }
    return rise;
  });
}

/** R² of every subset of drivers; bit j of the index says whether driver j is in. */
function explainedBySubset(correlations: Matrix, withOutcome: readonly number[]): Float64Array {
  const drivers = withOutcome.length;
  const explained = new Float64Array(2 ** drivers);
  const factor = Matrix.zeros(drivers, drivers);
  const loadings = new Float64Array(drivers);
  const chosen = new Int32Array(drivers);

  function addNext(depth: number, subset: number, next: number): void {
    for (let driver = next; driver < drivers; driver++) {
      let unexplained = 1;
      let covariance = at(withOutcome, driver);
      for (let column = 0; column < depth; column++) {
        let entry = correlations.get(driver, chosen[column] ?? 0);
        for (let k = 0; k < column; k++) entry -= factor.get(depth, k) * factor.get(column, k);
        entry /= factor.get(column, column);
        factor.set(depth, column, entry);
        unexplained -= entry * entry;
        covariance -= entry * (loadings[column] ?? 0);
      }
      const diagonal = Math.sqrt(unexplained);
      const larger = subset | (1 << driver);
      factor.set(depth, depth, diagonal);
      loadings[depth] = covariance / diagonal;
      chosen[depth] = driver;
      explained[larger] = (explained[subset] ?? 0) + (covariance / diagonal) ** 2;
      addNext(depth + 1, larger, driver + 1);
    }
  }

  addNext(0, 0, 0);
  return explained;
}

/** Share of all orders in which a driver enters right after a given set of that size: size! (p - size - 1)! / p!. */
function orderWeights(drivers: number): readonly number[] {
  const weights = [1 / Math.max(drivers, 1)];
  for (let size = 1; size < drivers; size++) weights.push((at(weights, size - 1) * size) / (drivers - size));
  return weights;
}

function bitCount(subset: number): number {
  let count = 0;
  for (let rest = subset; rest !== 0; rest &= rest - 1) count++;
  return count;
}
