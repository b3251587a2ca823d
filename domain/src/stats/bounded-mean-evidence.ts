import { at } from './at.ts';
import { normalQuantile } from './normal-quantile.ts';
import type { ScoreCounts } from './score-counts.ts';
import { sum } from './sum.ts';

export type BoundedMeanClaim = {
  /** The mean that is doubted. */
  readonly reference: number;
  /** On which side of the reference the true mean is said to lie. */
  readonly side: 'below' | 'above';
  /** The lowest and the highest answer that there can be. */
  readonly bounds: readonly [lowest: number, highest: number];
  /** Variance of one answer, as far as it is known. A wrong one makes departures harder to find, and no false alarms. */
  readonly variance: number;
  /** How large a departure is expected, as a variance: its root is the typical departure worth finding. */
  readonly departureVariance: number;
};

const stakesCount = 32;
/** A stake never takes all that there is, so that no single answer ends the game. */
const stakeMost = 0.99;

/**
 * Evidence that the mean of bounded answers lies on one side of a reference, valid however often one looks and whatever the
 * answers are distributed like: when the mean lies at the reference or on its other side, it ever reaches 1/α with a chance of
 * at most α.
 *
 * Use beside always-valid-test.ts, which takes answers for normal: near the end of a scale the few that lie far off weigh too much
 * there. When not to use: for an estimate or an interval; nor for answers of the same people again and again.
 *
 * It is what a gambler would have made of 1 who stakes on each answer, λ for every point by which it lies on the claimed side:
 * Π (1 + λ (reference - x)), the mean over 32 stakes that suit departures as large as expected.
 *
 * Source: J. Ville 1939; I. Waudby-Smith & A. Ramdas, Journal of the Royal Statistical Society B 86 (2024) 1-27.
 *
 * @example
 * boundedMeanEvidence({ values: [0, 1], counts: [2, 14] },
 *   { reference: 0.99, side: 'below', bounds: [0, 1], variance: 0.0099, departureVariance: 0.0009 }); // 8.3: not 80
 * @throws RangeError when a variance is not positive.
 */
export function boundedMeanEvidence({ values, counts }: ScoreCounts, claim: BoundedMeanClaim): number {
  const { reference, side, bounds, variance, departureVariance } = claim;
  if (!(variance > 0 && departureVariance > 0)) throw new RangeError('the two variances are positive');
  const sign = side === 'below' ? 1 : -1;
  const [lowest, highest] = bounds;
  const limit = stakeMost / Math.max(0, side === 'below' ? highest - reference : reference - lowest);
  const logs = Array.from({ length: stakesCount }, (_, place) => {
    const departure = normalQuantile(0.5 + (place + 0.5) / (2 * stakesCount)) * Math.sqrt(departureVariance);
    const stake = Math.min(limit, departure / variance);
    return sum(counts.map((count, step) => count * Math.log1p(stake * sign * (reference - at(values, step)))));
  });
  const largest = Math.max(...logs);
  const mean = sum(logs.map((log) => Math.exp(log - largest))) / stakesCount;
  return Math.min(Number.MAX_VALUE, Math.exp(largest) * mean);
}
