import { at } from './at.ts';
import { designCovariance } from './design-covariance.ts';
import type { DesignEstimate, SurveySample } from './design-ratio.ts';
import { sum } from './sum.ts';

/**
 * Weighted total in a survey design, with its standard error.
 *
 * Use for "how many of all customers", when the weights add up to the customers. When not to use: with weights scaled to
 * the number of answers.
 *
 * Source: Wolter 2007, chapter 1.
 *
 * @example
 * designTotal({ design: surveyDesign({ rows: 3 }), weights: [10, 10, 10] }, [1, 0, 1]); // 20
 * @throws RangeError when columns differ in length. null: no values; one cluster in a stratum (error only).
 */
export function designTotal({ design, weights }: SurveySample, values: readonly (number | null)[]): DesignEstimate {
  if (values.length !== weights.length) throw new RangeError('values and weights differ in length');
  if (values.every((value) => value === null)) return { estimate: null, standardError: null };
  const scores = Float64Array.from(weights, (weight, row) => weight * (at(values, row) ?? 0));
  const variance = designCovariance(design, scores, scores);
  return { estimate: sum(scores), standardError: variance === null ? null : Math.sqrt(variance) };
}
