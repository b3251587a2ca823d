import { checkLevel } from './check-level.ts';
import { normalQuantile } from './normal-quantile.ts';

/** Shares written in decimals may add up to a hair above one. */
const rounding = 1e-9;

/**
 * Smallest change of the NPS, in points, that two periods of these sizes would show.
 *
 * Use before promising to see an improvement. When not to use: after the answers are in; show the interval of the
 * difference (nps-difference.ts). The same variance is assumed in both periods.
 *
 * Source: closed form, 100 (z(1-α/2) + z(power)) √(v/n1 + v/n2), v = P + D - (P-D)².
 *
 * @example
 * minimumDetectableNps({ promoterShare: 0.5, detractorShare: 0.2, first: 400, second: 400, alpha: 0.05, power: 0.8 });
 * // 15.47 points
 * @throws RangeError when a share is none, or alpha or power is not between 0 and 1. null: a period without answers.
 */
export function minimumDetectableNps(plan: {
  readonly promoterShare: number;
  readonly detractorShare: number;
  readonly first: number;
  readonly second: number;
  readonly alpha: number;
  readonly power: number;
}): number | null {
  const { promoterShare, detractorShare, first, second, alpha, power } = plan;
  checkLevel(1 - alpha);
  checkLevel(power);
  if (!(promoterShare >= 0 && detractorShare >= 0 && promoterShare + detractorShare <= 1 + rounding)) {
    throw new RangeError(`no shares of promoters and detractors: ${promoterShare}, ${detractorShare}`);
  }
  if (first <= 0 || second <= 0) return null;
  const z = normalQuantile(1 - alpha / 2) + normalQuantile(power);
  const variance = Math.max(0, promoterShare + detractorShare - (promoterShare - detractorShare) ** 2);
  return 100 * z * Math.sqrt(variance / first + variance / second);
}
