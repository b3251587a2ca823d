import { checkCount } from './check-count.ts';
import type { Interval } from './interval.ts';
import { meanInterval } from './mean-interval.ts';
import { moments } from './moments.ts';
import { npsAdjustedWaldInterval } from './nps-adjusted-wald-interval.ts';
import type { NpsCounts } from './nps-counts.ts';
import { npsScoreInterval } from './nps-score-interval.ts';
import type { Reason } from './reason.ts';
import { twoSidedZ } from './two-sided-z.ts';

export type NpsSummary = NpsCounts & {
  readonly n: number;
  /** Points, -100..100. */
  readonly nps: number | null;
  /** Variance of one answer on the scale -1, 0, 1, divisor n. */
  readonly variancePerAnswer: number | null;
  readonly standardError: number | null;
  readonly waldInterval: Interval | null;
  readonly tInterval: Interval | null;
  readonly adjustedWaldInterval: Interval | null;
  readonly scoreInterval: Interval | null;
  readonly reason: Reason | null;
};

/**
 * Net Promoter Score from counts, in points, with all its published intervals.
 *
 * Use scoreInterval on every screen; the others are there to compare with other software. Covering the true score 95 % of
 * the time is what they promise; with shares 95/4/1 and n = 10 Wald keeps that promise 40 % of the time, t 40 %, adjusted
 * Wald 91 %, score 96 %. When not to use: for weighted answers (weighted-nps.ts).
 *
 * Source: Reichheld 2003; B. Rocks, The American Statistician 70 (2016) 365-372; Tango 1998.
 *
 * @example
 * summarizeNps({ promoters: 90, passives: 60, detractors: 50 }, 0.95); // nps 20, standardError 5.7446
 * @throws RangeError when a count is negative or the level is impossible. Reasons: no_answers, one_answer, no_variation.
 */
export function summarizeNps({ promoters, passives, detractors }: NpsCounts, level: number): NpsSummary {
  const counts = { promoters, passives, detractors };
  for (const [name, count] of Object.entries(counts)) checkCount(name, count);
  const z = twoSidedZ(level);
  const coded = moments({ values: [-1, 0, 1], counts: [detractors, passives, promoters] });
  const { n } = coded;
  const tInterval = meanInterval(coded, level);
  const net = n === 0 ? null : (promoters - detractors) / n;
  const variance = net === null ? null : Math.max(0, (promoters + detractors) / n - net * net);
  const standardError = variance === null ? null : 100 * Math.sqrt(variance / n);
  const nps = net === null ? null : 100 * net;
  return {
    ...counts,
    n,
    nps,
    variancePerAnswer: variance,
    standardError,
    waldInterval: nps === null || standardError === null ? null : [nps - z * standardError, nps + z * standardError],
    tInterval: tInterval && [100 * tInterval[0], 100 * tInterval[1]],
    adjustedWaldInterval: npsAdjustedWaldInterval(counts, level),
    scoreInterval: npsScoreInterval(counts, level),
    reason: coded.reason,
  };
}
