import type { Reason } from './reason.ts';
import { sum } from './sum.ts';

const passesMax = 10_000;
/** Rounding may leave a bound this much, relatively, out of reach. */
const slack = 1e-12;

export type TrimmedWeights = { readonly weights: readonly number[] | null; readonly reason: Reason | null };

/**
 * Weights kept within bounds, with their sum unchanged.
 *
 * Use after raking, when a few respondents would speak for very many. Each pass clips to the bounds and spreads what was
 * lost or gained equally over the weights not clipped in that pass, until none is outside. When not to use: to hide that
 * a group hardly answered; trimmed weights no longer meet the margins exactly.
 *
 * Source: F. J. Potter, Proceedings of the Section on Survey Research Methods, ASA 1990, 225-230 (R:
 * survey::trimWeights(strict = TRUE)).
 *
 * @example
 * trimWeights([0.2, 0.5, 0.8, 1, 1.2, 2, 4.5, 6], { lower: 0.4, upper: 3 }).weights; // [0.4, 1.36, ..., 3, 3]
 * @throws nothing. Reasons: impossible_bounds (the bounds cannot hold the sum), not_converged (every weight lies outside).
 */
export function trimWeights(
  weights: readonly number[],
  { lower, upper }: { readonly lower: number; readonly upper: number },
): TrimmedWeights {
  const total = sum(weights);
  const room = slack * Math.abs(total);
  if (!(lower <= upper) || total > weights.length * upper + room || total < weights.length * lower - room) {
    return { weights: null, reason: 'impossible_bounds' };
  }
  let current = weights;
  for (let pass = 0; pass < passesMax; pass += 1) {
    const isOutside = (weight: number) => weight < lower * (1 - slack) || weight > upper * (1 + slack);
    const insideCount = current.filter((weight) => !isOutside(weight)).length;
    if (insideCount === current.length) return { weights: current, reason: null };
    const clipped = current.map((weight) => Math.min(upper, Math.max(lower, weight)));
    const left = total - sum(clipped);
    // All clipped at once: nobody is left to take what is over, and R's function would lose it in silence.
    if (insideCount === 0)
      return Math.abs(left) <= room ? settled(clipped) : { weights: null, reason: 'not_converged' };
    const share = left / insideCount;
    current = clipped.map((weight, index) => (isOutside(current[index] ?? weight) ? weight : weight + share));
  }
  return { weights: null, reason: 'not_converged' };
}

function settled(weights: readonly number[]): TrimmedWeights {
  return { weights, reason: null };
}
