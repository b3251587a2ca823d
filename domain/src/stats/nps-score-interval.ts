import { checkCount } from './check-count.ts';
import type { Interval } from './interval.ts';
import type { NpsCounts } from './nps-counts.ts';
import { twoSidedZ } from './two-sided-z.ts';

/** Halvings of a range of at most 2: the bound is exact to 1e-16. */
const halvings = 54;

/**
 * Score interval of the NPS, in points: the default interval of every NPS the product shows.
 *
 * Use from one answer up: it holds every score that the answers do not contradict, stays within -100..100 and always
 * contains the estimate. When not to use: for weighted answers (weighted-nps.ts) or the same customer twice.
 *
 * All differences δ with |P - D - nδ| ≤ z √(n (2q + δ(1-δ))), where q is the detractor share that is most likely when the
 * score is δ.
 *
 * Source: T. Tango, Statistics in Medicine 17 (1998) 891-908 (score interval of a difference of dependent shares);
 * B. Rocks, The American Statistician 70 (2016) 365-372 (intervals for the NPS).
 *
 * @example
 * npsScoreInterval({ promoters: 10, passives: 0, detractors: 0 }, 0.95); // [44.49, 100]
 * @throws RangeError when a count is negative or the level is impossible. null: no answers.
 */
export function npsScoreInterval(counts: NpsCounts, level: number): Interval | null {
  for (const [name, count] of Object.entries(counts)) checkCount(name, count);
  const z = twoSidedZ(level);
  const n = counts.promoters + counts.passives + counts.detractors;
  if (n === 0) return null;
  const mirrored = { promoters: counts.detractors, passives: counts.passives, detractors: counts.promoters };
  return [100 * lowerBound(counts, n, z), -100 * lowerBound(mirrored, n, z)];
}

function lowerBound(counts: NpsCounts, n: number, z: number): number {
  const net = counts.promoters - counts.detractors;
  if (net === -n) return -1;
  let contradicted = -1;
  let possible = net / n;
  for (let step = 0; step < halvings; step += 1) {
    const middle = (contradicted + possible) / 2;
    const q = likeliestDetractorShare(counts, n, middle);
    const spread = Math.sqrt(Math.max(0, n * (2 * q + middle * (1 - middle))));
    if (net - n * middle > z * spread) contradicted = middle;
    else possible = middle;
  }
  return possible;
}

/** Maximum-likelihood detractor share given that promoters minus detractors equals the difference. */
function likeliestDetractorShare({ promoters, detractors }: NpsCounts, n: number, difference: number): number {
  const a = 2 * n;
  const b = -detractors - promoters + (2 * n - promoters + detractors) * difference;
  const c = -detractors * difference * (1 - difference);
  return (Math.sqrt(Math.max(0, b * b - 4 * a * c)) - b) / (2 * a);
}
