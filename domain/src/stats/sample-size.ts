import { twoSidedZ } from './two-sided-z.ts';

export type SampleSize = {
  /** Answers needed from an endless population, before rounding up. */
  readonly exactInfinite: number;
  readonly exact: number;
  readonly required: number;
  /** null when nobody responds. */
  readonly invitations: number | null;
  readonly isFeasible: boolean;
};

/**
 * Number of answers and invitations needed for a margin of error.
 *
 * Use with the variance of one answer: p(1-p) for a share (margin in share points), sd² for a mean, P + D - (P-D)² for NPS
 * (margin / 100). Below about 400 customers, invite everybody. When not to use: to size a comparison
 * (two-proportions-power.ts). A variance of 0 needs 0 answers, which means the guess is wrong, not the study free.
 *
 * Source: W. G. Cochran, Sampling Techniques, 3rd ed. 1977, chapter 4: n0 = deff z² v / e², n = n0 / (1 + (n0-1)/N).
 *
 * @example
 * sampleSize({ variance: 0.25, margin: 0.05, level: 0.95, population: 1000, responseRate: 0.25 }); // required 278
 * @throws RangeError when margin, variance or level are impossible.
 */
export function sampleSize(plan: {
  readonly variance: number;
  readonly margin: number;
  readonly level: number;
  readonly population?: number;
  readonly responseRate?: number;
  readonly designEffect?: number;
}): SampleSize {
  const { variance, margin, level, population, responseRate = 1, designEffect = 1 } = plan;
  if (!(variance >= 0 && margin > 0)) throw new RangeError(`no sample size for variance ${variance}, margin ${margin}`);
  const exactInfinite = (designEffect * twoSidedZ(level) ** 2 * variance) / margin ** 2;
  const exact =
    population === undefined || exactInfinite === 0
      ? exactInfinite
      : exactInfinite / (1 + (exactInfinite - 1) / population);
  const required = Math.ceil(exact);
  const invitations = responseRate > 0 ? Math.ceil(required / responseRate) : required === 0 ? 0 : null;
  const isFeasible = invitations !== null && (population === undefined || invitations <= population);
  return { exactInfinite, exact, required, invitations, isFeasible };
}
