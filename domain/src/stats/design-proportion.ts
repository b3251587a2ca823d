import { type DesignEstimate, designRatio, type SurveySample } from './design-ratio.ts';
import type { Interval } from './interval.ts';
import { twoSidedT } from './two-sided-t.ts';

/**
 * Weighted share in a survey design, with an interval made on the logit scale, so that it stays within 0..1.
 *
 * Use for shares of weighted or clustered answers. When not to use: for plain answers (wilson-interval.ts); at exactly 0 or
 * 1 there is no logit and the interval is null.
 *
 * Source: Lumley 2010 (R: survey::svyciprop, method "logit"); t with clusters minus strata.
 *
 * @example
 * designProportion({ design: surveyDesign({ rows: 4 }), weights: [1, 1, 1, 1] }, [1, 1, 0, 1], 0.95); // 0.75
 * @throws RangeError when columns differ in length or the level is impossible. null: nothing to estimate it from.
 */
export function designProportion(
  sample: SurveySample,
  indicator: readonly (number | null)[],
  level: number,
): DesignEstimate & { readonly interval: Interval | null } {
  const ones = indicator.map((value) => (value === null ? null : 1));
  const share = designRatio(sample, indicator, ones);
  const { estimate, standardError } = share;
  if (estimate === null || standardError === null || estimate <= 0 || estimate >= 1 || sample.design.df < 1) {
    return { ...share, interval: null };
  }
  const logit = Math.log(estimate / (1 - estimate));
  const half = (twoSidedT(level, sample.design.df) * standardError) / (estimate * (1 - estimate));
  return { ...share, interval: [inverseLogit(logit - half), inverseLogit(logit + half)] };
}

function inverseLogit(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
