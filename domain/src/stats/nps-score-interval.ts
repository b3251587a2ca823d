import { checkCount } from './check-count.ts';
import type { Interval } from './interval.ts';
import type { NpsCounts } from './nps-counts.ts';
import { twoSidedZ } from './two-sided-z.ts';

/** Of a range of at most 2 halving alone would need 54. */
const stepsMost = 80;
/** No double near 1 is nearer to the next one. */
const precision = 2 ** -52;

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
 * B. Rocks, The American Statistician 70 (2016) 365-372 (intervals for the NPS). Bounds by Newton's steps, and by halving where
 * those would leave the range: seven steps as a rule. A year by day has seven hundred bounds.
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

/** The lowest score, between -1 and 1, that is not contradicted: where the excess of what was seen over z spreads is nil. */
function lowerBound({ promoters, detractors }: NpsCounts, n: number, z: number): number {
  const net = promoters - detractors;
  if (net === -n) return -1;
  let contradicted = -1;
  let possible = net / n;
  let score = startWithin(contradicted, possible, { spread: Math.sqrt(promoters + detractors) / n, z });
  for (let step = 0; step < stepsMost; step += 1) {
    // The detractor share q that is most likely under this score solves 2n q² + b q + c = 0; of both ways to write its root the
    // one that subtracts no likes.
    const b = (2 * n - net) * score - promoters - detractors;
    const c = -detractors * score * (1 - score);
    const root = Math.sqrt(Math.max(0, b * b - 8 * n * c));
    const q = b > 0 ? (-2 * c) / (root + b) : (root - b) / (4 * n);
    const spread = Math.sqrt(Math.max(0, n * (2 * q + score * (1 - score))));
    const excess = net - n * score - z * spread;
    if (excess > 0) contradicted = score;
    else possible = score;
    const qSlope = (detractors * (1 - 2 * score) - (2 * n - net) * q) / root;
    const slope = -n - (z * n * (2 * qSlope + 1 - 2 * score)) / (2 * spread);
    const wanted = score - excess / slope;
    if (Math.abs(wanted - score) <= precision) return score;
    const isWithin = wanted > contradicted && wanted < possible;
    score = isWithin ? wanted : (contradicted + possible) / 2;
  }
  return possible;
}

/** Near the bound of Wald, which has a formula; the middle of the range where that lies outside of it. */
function startWithin(
  low: number,
  high: number,
  { spread, z }: { readonly spread: number; readonly z: number },
): number {
  const start = high - z * spread;
  return start > low && start < high ? start : (low + high) / 2;
}
