import { at } from './at.ts';
import { meanRangePerSigma } from './mean-range-per-sigma.ts';

/**
 * Laney's sigma: how many times wider than chance the shares of successive periods differ.
 *
 * Use to widen (or narrow) the limits of a p-chart: 1 is chance alone, 2 means that half of the scatter is something else.
 * When not to use: on two or three periods, where it is itself mostly chance.
 *
 * Differences are taken between successive periods with answers; a period without any is passed over.
 *
 * Source: Laney 2002, Quality Engineering 14, 531-537.
 *
 * @returns null with fewer than two periods with answers, or when the centre is 0 or 1
 * @example
 * laneySigma([{ successes: 88, n: 100 }, { successes: 170, n: 200 }, { successes: 84, n: 100 }], 0.855);
 */
export function laneySigma(
  periods: readonly { readonly successes: number; readonly n: number }[],
  centre: number,
): number | null {
  if (!(centre > 0 && centre < 1)) return null;
  const scores = periods.flatMap(({ successes, n }) =>
    n === 0 ? [] : [(successes / n - centre) / Math.sqrt((centre * (1 - centre)) / n)],
  );
  if (scores.length < 2) return null;
  const steps = scores.slice(1).map((score, index) => Math.abs(score - at(scores, index)));
  return steps.reduce((total, step) => total + step, 0) / steps.length / meanRangePerSigma;
}
