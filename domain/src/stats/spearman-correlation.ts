import { midRanks } from './mid-ranks.ts';
import { pearsonCorrelation } from './pearson-correlation.ts';

/**
 * Spearman's rho: how closely two columns rise together, whatever the shape.
 *
 * Use on ordered answers. When not to use: to explain shares of variance; it is Pearson's r of the mid-ranks, not of the
 * answers.
 *
 * Source: Spearman 1904, American Journal of Psychology 15, 72-101.
 *
 * @returns null with fewer than three pairs or when a column does not vary
 * @example
 * spearmanCorrelation([1, 2, 3, 4], [1, 10, 100, 1000]); // 1
 * @throws RangeError when the columns differ in length.
 */
export function spearmanCorrelation(x: readonly number[], y: readonly number[]): number | null {
  return pearsonCorrelation(midRanks(x), midRanks(y));
}
