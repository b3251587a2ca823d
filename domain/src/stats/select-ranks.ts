import { at } from './at.ts';

/**
 * The values that would stand at some ranks if they were sorted, counted from 0.
 *
 * Use for medians and bounds of many values: a year by day has 66,000 slopes, of which four are wanted, and sorting them takes
 * ten times as long. When not to use: where the others are wanted in order, too. The values change places.
 *
 * Source: Hoare 1961, Communications of the ACM 4, 321 (algorithm 65); the pivot is the median of three. Floyd and Rivest 1975,
 * Communications of the ACM 18, 165: of many values a sample says between which two a rank lies, and the others are only counted.
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
  const sample = values.length < narrowedLeast ? undefined : sampleOf(values.length, (place) => at(values, place));
  return ranks.map((rank) => {
    const { kept, lower } = (sample && narrow(values, sample, rank)) ?? { kept: values, lower: 0 };
    place(kept, rank - lower);
    return at(kept, rank - lower);
  });
}

/** Of fewer values the sample would be a large part. */
export const narrowedLeast = 5_000;
const sampleSize = 512;
/** Two standard deviations of where a median lies in the sample: past that, all values are kept. */
const sampleMargin = 24;

/** Values at even distances among so many, in order. */
export function sampleOf(size: number, valueAt: (place: number) => number): Float64Array {
  const step = size / sampleSize;
  const sample = new Float64Array(sampleSize);
  for (let place = 0; place < sampleSize; place++) sample[place] = valueAt(Math.floor(place * step));
  return sample.sort();
}

export type Range = {
  readonly least: number;
  readonly most: number;
  /** How many of the values lie in it, as far as the sample can say, with something to spare. */
  readonly room: number;
};

/** Between which values the ranks from one to another lie, as far as the sample of so many can say. */
export function rangeOfRanks(sample: Float64Array, size: number, [first, last]: readonly [number, number]): Range {
  const step = size / sampleSize;
  const [from, to] = [Math.floor(first / step) - sampleMargin, Math.ceil(last / step) + sampleMargin];
  return {
    least: sample[from] ?? Number.NEGATIVE_INFINITY,
    most: sample[to] ?? Number.POSITIVE_INFINITY,
    room: Math.min(size, Math.ceil((to - from + sampleMargin) * step)),
  };
}

/** Values among which a rank lies, and how many are lower than those. */
export type Narrowed = { readonly kept: Float64Array; readonly lower: number };

/** Without a branch for each value, so in one quick pass; undefined where the sample was wrong. */
function narrow(values: Float64Array, sample: Float64Array, rank: number): Narrowed | undefined {
  const { least, most, room } = rangeOfRanks(sample, values.length, [rank, rank]);
  const kept = new Float64Array(room);
  let [lower, count] = [0, 0];
  for (let place = 0; place < values.length; place++) {
    const value = values[place] ?? 0;
    // Past its end a list of numbers takes nothing.
    kept[count] = value;
    lower += Number(value < least);
    count += Number(value >= least) & Number(value <= most);
  }
  const isHeld = count <= room && rank >= lower && rank < lower + count;
  return isHeld ? { kept: kept.subarray(0, count), lower } : undefined;
}

/**
 * Brings one value to its place, lower ones before it and higher ones behind. The pivot is one of the values, so that no step
 * leaves them, and a look at each that asks whether it is there costs more than the rest.
 */
function place(values: Float64Array, rank: number): void {
  let [from, to] = [0, values.length - 1];
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
