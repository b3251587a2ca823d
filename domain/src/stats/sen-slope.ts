import { at } from './at.ts';
import type { Interval } from './interval.ts';
import { twoSidedZ } from './two-sided-z.ts';

export type SenSlope = {
  readonly slope: number | null;
  /** Null when the series is too short for the level: under 95 % that is below six periods. */
  readonly interval: Interval | null;
};

/**
 * Sen's slope: the median of the slopes between all pairs of periods, with a conservative interval.
 *
 * Use beside Mann-Kendall; one wild month hardly moves it. When not to use: for a season. Unequal steps in time are kept
 * as they are.
 *
 * Source: Sen 1968, JASA 63, 1379-1389; Gilbert 1987, p. 218: ranks ⌊(N - C)/2⌋ and ⌈(N + C)/2⌉ + 1 of the N slopes, with
 * C = z √(variance of Mann-Kendall's score).
 *
 * @param scoreVariance variance of mann-kendall.ts on the same values
 * @example
 * senSlope([0, 1, 2, 3], [7, 7.2, 7.1, 7.4], { scoreVariance: 8.67, level: 0.95 }).slope; // 0.1167
 * @throws RangeError when lengths differ or the level is impossible.
 */
export function senSlope(
  times: readonly number[],
  values: readonly number[],
  { scoreVariance, level }: { readonly scoreVariance: number; readonly level: number },
): SenSlope {
  if (times.length !== values.length) throw new RangeError('every value needs a time');
  const slopes = sortedSlopes(times, values);
  const reach = twoSidedZ(level) * Math.sqrt(scoreVariance);
  const low = Math.floor((slopes.length - reach) / 2);
  const high = Math.ceil((slopes.length + reach) / 2) + 1;
  const isReachable = low >= 1 && high <= slopes.length;
  return {
    slope: medianOf(slopes),
    interval: isReachable ? [at(slopes, low - 1), at(slopes, high - 1)] : null,
  };
}

/** A year by day has 66,000 pairs: an array of numbers alone is sorted without a comparison of our own. */
function sortedSlopes(times: readonly number[], values: readonly number[]): Float64Array {
  const slopes = new Float64Array((values.length * (values.length - 1)) / 2);
  let count = 0;
  for (let later = 1; later < values.length; later++) {
    const [time, value] = [at(times, later), at(values, later)];
    for (let earlier = 0; earlier < later; earlier++) {
      const elapsed = time - at(times, earlier);
      if (elapsed !== 0) slopes[count++] = (value - at(values, earlier)) / elapsed;
    }
  }
  return slopes.subarray(0, count).sort();
}

function medianOf(sorted: Float64Array): number | null {
  if (sorted.length === 0) return null;
  const middle = (sorted.length - 1) / 2;
  return (at(sorted, Math.floor(middle)) + at(sorted, Math.ceil(middle))) / 2;
}
