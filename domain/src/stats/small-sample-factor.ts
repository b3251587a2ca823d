import { stirlingError } from './stirling-error.ts';

/**
 * Small-sample factor Γ(m/2) / (√(m/2) · Γ((m-1)/2)) for m degrees of freedom.
 *
 * Use to remove the upward bias of a standardised difference (Hedges' g). When not to use: for control-chart constants;
 * c4 divides by another root.
 *
 * Source: L. V. Hedges, Journal of Educational Statistics 6 (1981) 107-128. Written with Stirling errors, since the
 * difference of two log-gammas of a million has lost its last digits.
 *
 * @example
 * smallSampleFactor(7); // 0.8882
 * @throws RangeError when df is not above 1.
 */
export function smallSampleFactor(df: number): number {
  if (!(df > 1)) throw new RangeError(`the small-sample factor needs more than one degree of freedom, not ${df}`);
  const half = (df - 1) / 2;
  const step = Math.log1p(1 / (2 * half));
  return Math.exp(stirlingError(half + 0.5) - stirlingError(half) + (half - 0.5) * step - 0.5);
}
