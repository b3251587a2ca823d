import { at } from './at.ts';
import { sum } from './sum.ts';
import type { SurveyDesign } from './survey-design.ts';

/**
 * Covariance of two linearised totals in a survey design: Σ over strata (1-f) n/(n-1) Σ (z - z̄)(y - ȳ) over clusters.
 *
 * Use with scores of ratio-scores.ts; the same scores twice give the variance. When not to use: with scores of a subset of
 * the rows.
 *
 * Source: D. A. Binder, International Statistical Review 51 (1983) 279-292; Wolter 2007.
 *
 * @example
 * designCovariance(surveyDesign({ rows: 3 }), [1, 2, 3], [1, 2, 3]); // 3
 * @throws RangeError when scores and rows differ in number. null: a stratum with one cluster.
 */
export function designCovariance(
  design: SurveyDesign,
  left: ArrayLike<number>,
  right: ArrayLike<number>,
): number | null {
  if (left.length !== design.clusterOfRow.length || right.length !== left.length) {
    throw new RangeError('scores and rows of the design differ in number');
  }
  if (design.reason !== null || left.length === 0) return null;
  const leftTotals = clusterDeviations(design, left);
  const rightTotals = left === right ? leftTotals : clusterDeviations(design, right);
  return sum(
    leftTotals.map((total, cluster) => {
      const { clusters, fraction } = at(design.strata, at(design.stratumOfCluster, cluster));
      return clusters === 1 ? 0 : (((1 - fraction) * clusters) / (clusters - 1)) * total * at(rightTotals, cluster);
    }),
  );
}

/** Cluster totals minus the mean cluster total of their stratum. */
function clusterDeviations(design: SurveyDesign, scores: ArrayLike<number>): readonly number[] {
  const totals = design.stratumOfCluster.map(() => 0);
  for (const [row, cluster] of design.clusterOfRow.entries()) totals[cluster] = at(totals, cluster) + at(scores, row);
  const stratumTotals = design.strata.map(() => 0);
  for (const [cluster, stratum] of design.stratumOfCluster.entries()) {
    stratumTotals[stratum] = at(stratumTotals, stratum) + at(totals, cluster);
  }
  return totals.map((total, cluster) => {
    const stratum = at(design.stratumOfCluster, cluster);
    return total - at(stratumTotals, stratum) / at(design.strata, stratum).clusters;
  });
}
