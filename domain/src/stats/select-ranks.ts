import { at } from './at.ts';

/**
 * The values that would stand at some ranks if they were sorted, counted from 0.
 *
 * Use for medians and bounds of many values: a year by day has 66,000 slopes, of which four are wanted, and sorting them takes
 * ten times as long. When not to use: where the others are wanted in order, too. The values change places.
 *
 * Source: Hoare 1961, Communications of the ACM 4, 321 (algorithm 65); the pivot is the median of three.
 *
 * @param ranks in order, from the lowest on
 * @example
 * selectRanks(Float64Array.of(5, 1, 3), [0, 1]); // [1, 3]
 * @throws RangeError for a rank that no value has.
 */
export function selectRanks(values: Float64Array, ranks: readonly number[]): readonly number[] {
  let from = 0;
  return ranks.map((rank) => {
    if (!(Number.isInteger(rank) && rank >= from && rank < values.length))
      throw new RangeError(`there is no rank ${rank} from ${from} on among ${values.length} values`);
    place(values, rank, from);
    // What stands before it is lower, and is looked at no more.
    from = rank;
    return at(values, rank);
  });
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
