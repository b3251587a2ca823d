import { type DesignDomain, designDomains } from './design-domains.ts';
import { designRatio, type SurveySample } from './design-ratio.ts';
import { normalTail } from './normal-tail.ts';
import { type RaoScott, raoScott } from './rao-scott.ts';

export type WeightedNps = {
  /** Points. */
  readonly nps: number | null;
  readonly standardError: number | null;
  /** Periods in alphabetical order, points. */
  readonly periods: readonly DesignDomain[];
  /** Second period minus first, points; null unless there are exactly two. */
  readonly change: number | null;
  readonly changeStandardError: number | null;
  readonly z: number | null;
  readonly pValue: number | null;
  /** Whether the shares of detractors, passives and promoters changed at all. */
  readonly distribution: RaoScott;
};

/**
 * Net Promoter Score of weighted or clustered answers, and its change between two periods with their covariance.
 *
 * Use with the customer as cluster when part of the customers answered in both periods. When not to use: for independent
 * unweighted answers, where the score interval is better (nps-summary.ts, nps-difference.ts).
 *
 * Source: Binder 1983 on the codes -1, 0, 1; J. N. K. Rao & A. J. Scott, Annals of Statistics 12 (1984) 46-60.
 *
 * @example
 * weightedNps({ design: surveyDesign({ rows: 3 }), weights: [1, 2, 1] }, { scores: [9, 6, 10],
 *   periods: ['2026-09', '2026-09', '2026-10'], breaks: [6, 8] }); // nps 0
 * @throws RangeError when columns differ in length. null: no answers, one cluster, one period, nothing varies.
 */
export function weightedNps(
  sample: SurveySample,
  answers: {
    readonly scores: readonly number[];
    readonly periods: readonly string[];
    readonly breaks: readonly [number, number];
  },
): WeightedNps {
  const [detractorMax, passiveMax] = answers.breaks;
  const points = answers.scores.map((score) => (score > passiveMax ? 100 : score <= detractorMax ? -100 : 0));
  const overall = designRatio(
    sample,
    points,
    points.map(() => 1),
  );
  const { domains, difference } = designDomains(sample, points, answers.periods);
  const change = difference === null || difference.estimate === null ? null : -difference.estimate;
  const changeStandardError = difference?.standardError ?? null;
  const z =
    change === null || changeStandardError === null || changeStandardError === 0 ? null : change / changeStandardError;
  return {
    nps: overall.estimate,
    standardError: overall.standardError,
    periods: domains,
    change,
    changeStandardError,
    z,
    pValue: z === null ? null : 2 * normalTail(Math.abs(z)),
    distribution: raoScott(sample, points.map(String), answers.periods),
  };
}
