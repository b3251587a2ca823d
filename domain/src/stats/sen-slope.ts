import { at } from './at.ts';
import { countScores } from './count-scores.ts';
import type { Interval } from './interval.ts';
import { type Narrowed, narrowedLeast, rangeOfRanks, sampleOf, selectRanks } from './select-ranks.ts';
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
  const series = { times: Float64Array.from(times), values: Float64Array.from(values) };
  const count = countSlopes(times);
  const reach = twoSidedZ(level) * Math.sqrt(scoreVariance);
  const low = Math.floor((count - reach) / 2);
  const high = Math.ceil((count + reach) / 2) + 1;
  const isReachable = low >= 1 && high <= count;
  const middle = (count - 1) / 2;
  const wanted = isReachable
    ? [low - 1, Math.floor(middle), Math.ceil(middle), high - 1]
    : [Math.floor(middle), Math.ceil(middle)];
  const [first, ...ranked] = count === 0 ? [] : slopesAt(series, wanted, count);
  if (first === undefined) return { slope: null, interval: null };
  if (!isReachable) return { slope: (first + at(ranked, 0)) / 2, interval: null };
  return { slope: (at(ranked, 0) + at(ranked, 1)) / 2, interval: [first, at(ranked, 2)] };
}

type Series = { readonly times: Float64Array; readonly values: Float64Array };

/** All pairs but those of one time. */
function countSlopes(times: readonly number[]): number {
  const pairsOf = (n: number): number => (n * (n - 1)) / 2;
  const isEachOwn = new Set(times).size === times.length;
  const tied = isEachOwn ? 0 : countScores(times).counts.reduce((total, count) => total + pairsOf(count), 0);
  return pairsOf(times.length) - tied;
}

/** A year by day has 66,000 slopes: those that can be none of the wanted are counted as they come, and kept nowhere. */
function slopesAt(series: Series, ranks: readonly number[], count: number): readonly number[] {
  const narrowed = count < narrowedLeast ? undefined : slopesNear(series, ranks, count);
  if (narrowed === undefined) return selectRanks(allSlopes(series, count), ranks);
  return selectRanks(
    narrowed.kept,
    ranks.map((rank) => rank - narrowed.lower),
  );
}

/** Undefined where two have one time, or where the sample was wrong. */
function slopesNear({ times, values }: Series, ranks: readonly number[], count: number): Narrowed | undefined {
  if (count !== (times.length * (times.length - 1)) / 2) return undefined;
  const [first, last] = [at(ranks, 0), at(ranks, ranks.length - 1)];
  const sample = sampleOf(count, (pair) => {
    const later = Math.floor((1 + Math.sqrt(1 + 8 * pair)) / 2);
    const earlier = pair - (later * (later - 1)) / 2;
    return (at(values, later) - at(values, earlier)) / (at(times, later) - at(times, earlier));
  });
  const { least, most, room } = rangeOfRanks(sample, count, [first, last]);
  const kept = new Float64Array(room);
  let [lower, held] = [0, 0];
  for (let later = 1; later < values.length; later++) {
    const time = at(times, later);
    const value = at(values, later);
    for (let earlier = 0; earlier < later; earlier++) {
      const slope = (value - (values[earlier] ?? 0)) / (time - (times[earlier] ?? 0));
      kept[held] = slope;
      lower += Number(slope < least);
      held += Number(slope >= least) & Number(slope <= most);
    }
  }
  const isHeld = held <= room && first >= lower && last < lower + held;
  return isHeld ? { kept: kept.subarray(0, held), lower } : undefined;
}

function allSlopes({ times, values }: Series, count: number): Float64Array {
  const slopes = new Float64Array(count);
  let place = 0;
  for (let later = 1; later < values.length; later++) {
    for (let earlier = 0; earlier < later; earlier++) {
      const elapsed = at(times, later) - at(times, earlier);
      if (elapsed !== 0) slopes[place++] = (at(values, later) - at(values, earlier)) / elapsed;
    }
  }
  return slopes;
}
