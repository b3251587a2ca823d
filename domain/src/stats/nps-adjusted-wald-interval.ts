import type { Interval } from './interval.ts';
import { npsAdjusted } from './nps-adjusted.ts';
import type { NpsCounts } from './nps-counts.ts';
import { twoSidedZ } from './two-sided-z.ts';

/**
 * Adjusted Wald interval of the NPS, in points: Wald after adding ¾ promoter, 1½ passives and ¾ detractor.
 *
 * Use beside software that shows it, and for a quick formula on paper. When not to use: as the product's default; with one
 * answer it does not even contain the estimate (nps-score-interval.ts). Bounds may pass 100.
 *
 * Source: B. Rocks, Interval Estimation for the Net Promoter Score, The American Statistician 70 (2016) 365-372.
 *
 * @example
 * npsAdjustedWaldInterval({ promoters: 10, passives: 0, detractors: 0 }, 0.95); // [47.50, 106.34]
 * @throws RangeError when the level is impossible. null: no answers.
 */
export function npsAdjustedWaldInterval(counts: NpsCounts, level: number): Interval | null {
  const z = twoSidedZ(level);
  const adjusted = npsAdjusted(counts);
  if (adjusted === null) return null;
  const half = z * Math.sqrt(adjusted.variance);
  return [100 * (adjusted.net - half), 100 * (adjusted.net + half)];
}
