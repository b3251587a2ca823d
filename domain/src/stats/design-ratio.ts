import { designCovariance } from './design-covariance.ts';
import { ratioScores } from './ratio-scores.ts';
import type { SurveyDesign } from './survey-design.ts';

export type DesignEstimate = { readonly estimate: number | null; readonly standardError: number | null };

/**
 * Ratio of two weighted totals in a survey design, with its standard error.
 *
 * Use for "complaints per order". When not to use: for a mean of ratios per customer; that is a mean (design-mean.ts).
 *
 * Source: Binder 1983; Wolter 2007, chapter 6.
 *
 * @example
 * designRatio({ design: surveyDesign({ rows: 3 }), weights: [1, 1, 1] }, [1, 2, 3], [2, 2, 2]); // 1
 * @throws RangeError when columns differ in length. null: nothing to divide by; one cluster in a stratum (error only).
 */
export function designRatio(
  sample: SurveySample,
  numerator: readonly (number | null)[],
  denominator: readonly (number | null)[],
): DesignEstimate {
  const ratio = ratioScores(numerator, denominator, sample.weights);
  if (ratio === null) return { estimate: null, standardError: null };
  const variance = designCovariance(sample.design, ratio.scores, ratio.scores);
  return { estimate: ratio.estimate, standardError: variance === null ? null : Math.sqrt(variance) };
}

/** Rows with their weights and how they were drawn. */
export type SurveySample = { readonly design: SurveyDesign; readonly weights: readonly number[] };
