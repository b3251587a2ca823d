import { at } from './at.ts';

/**
 * The values that would stand at some ranks if they were sorted, counted from 0.
 *
 * Use for medians and bounds of many values: a year by day has 66,000 slopes, of which four are wanted, and sorting them takes
 * ten times as long. When not to use: where the others are wanted in order, too. The values change places.
 *
 * Source: Hoare 1961, Communications of the ACM 4, 321 (algorithm 65); the pivot is the median of three. Floyd and Rivest 1975,
 * Communications of the ACM 18, 165: of many values a sample says between which two the ranks lie, and the others are only counted.
 *
 * @param ranks in order, from the lowest on
 * @example
 * selectRanks(Float64Array.of(5, 1, 3), [0, 1]); // [1, 3]
 * @throws RangeError for a rank that no value has.
 */
export function selectRanks(values: Float64Array, ranks: readonly number[]): readonly number[] {
  for (const [place, rank] of ranks.entries()) {
    const least = ranks[place - 1] ?? 0;
    if (!(Number.isInteger(rank) && rank >= least && rank < values.length))
      throw new RangeError(`there is no rank ${rank} from ${least} on among ${values.length} values`);
  }
  const { kept, lower } = narrow(values, ranks);
  let from = 0;
  return ranks.map((rank) => {
    place(kept, rank - lower, from);
    // What stands before it is lower, and is looked at no more.
    from = rank - lower;
    return at(kept, from);
  });
}

/** Of fewer values the sample would be a large part. */
const narrowedLeast = 5_000;
const sampleSize = 512;
/** Two standard deviations of where a median lies in the sample: past that, all values are kept. */
const sampleMargin = 24;

/** The values among which the ranks lie, and how many are lower than those; without a branch for each, so in one quick pass. */
function narrow(values: Float64Array, ranks: readonly number[]): Readonly<{ kept: Float64Array; lower: number }> {
  const [first, last] = [ranks[0], ranks.at(-1)];
  if (values.length < narrowedLeast || first === undefined || last === undefined) return { kept: values, lower: 0 };
  const step = values.length / sampleSize;
  const sample = Float64Array.from({ length: sampleSize }, (_, place) => at(values, Math.floor(place * step))).sort();
  const least = sample[Math.floor(first / step) - sampleMargin] ?? Number.NEGATIVE_INFINITY;
  const most = sample[Math.ceil(last / step) + sampleMargin] ?? Number.POSITIVE_INFINITY;
  const kept = new Float64Array(values.length);
  let [lower, count] = [0, 0];
  for (let place = 0; place < values.length; place++) {
    const value = values[place] ?? 0;
    kept[count] = value;
    lower += Number(value < least);
    count += Number(value >= least) & Number(value <= most);
  }
  const holdsAll = first >= lower && last < lower + count;
  return holdsAll ? { kept: kept.subarray(0, count), lower } : { kept: values, lower: 0 };
}

/**
 * Brings one value to its place, lower ones before it and higher ones behind. The pivot is one of the values, so that no step
 * leaves them, and a look at each that asks whether it is there costs more than the rest.
 */
function place(values: Float64Array, rank: number, first: number): void {
  let [from, to] = [first, values.length - 1];
  while (from < to) {
    const pivot = medianOfThree(at(values, from), at(values, (from + to) >> 1), at(values, to));
    let left = from;
    let right = to;
    while (left <= right) {
      let low = values[left] ?? pivot;
      while (low < pivot) low = values[++left] ?? pivot;
      let high = values[right] ?? pivot;
      while (high > pivot) high = values[--right] ?? pivot;
      if (left > right) break;
      values[left] = high;
      values[right] = low;
      left += 1;
      right -= 1;
    }
    if (rank <= right) to = right;
    else if (rank >= left) from = left;
    else return;
  }
}

function medianOfThree(one: number, two: number, three: number): number {
  return Math.max(Math.min(one, two), Math.min(Math.max(one, two), three));
}
