import { at } from './at.ts';
import type { Interval } from './interval.ts';
import { selectRanks } from './select-ranks.ts';
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
  const slopes = slopesOf(times, values);
  const reach = twoSidedZ(level) * Math.sqrt(scoreVariance);
  const low = Math.floor((slopes.length - reach) / 2);
  const high = Math.ceil((slopes.length + reach) / 2) + 1;
  const isReachable = low >= 1 && high <= slopes.length;
  const middle = (slopes.length - 1) / 2;
  const wanted = isReachable
    ? [low - 1, Math.floor(middle), Math.ceil(middle), high - 1]
    : [Math.floor(middle), Math.ceil(middle)];
  const [first, ...ranked] = slopes.length === 0 ? [] : selectRanks(slopes, wanted);
  if (first === undefined) return { slope: null, interval: null };
  if (!isReachable) return { slope: (first + at(ranked, 0)) / 2, interval: null };
  return { slope: (at(ranked, 0) + at(ranked, 1)) / 2, interval: [first, at(ranked, 2)] };
}

function slopesOf(times: readonly number[], values: readonly number[]): Float64Array {
  const slopes = new Float64Array((values.length * (values.length - 1)) / 2);
  const [plainTimes, plainValues] = [Float64Array.from(times), Float64Array.from(values)];
  let count = 0;
  for (let later = 1; later < values.length; later++) {
    const time = at(plainTimes, later);
    const value = at(plainValues, later);
    for (let earlier = 0; earlier < later; earlier++) {
      const elapsed = time - (plainTimes[earlier] ?? 0);
      if (elapsed !== 0) slopes[count++] = (value - (plainValues[earlier] ?? 0)) / elapsed;
    }
  }
  return slopes.subarray(0, count);
}
