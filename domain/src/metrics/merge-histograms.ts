import type { Histogram } from './histogram.ts';

/**
 * Sum of histograms of one scale.
 *
 * Use to add months, branches or segments. When not to use: for histograms of two scales; checkComparable first.
 *
 * @example
 * mergeHistograms([[1, 0, 2], [0, 1, 1]]); // [1, 1, 3]
 * @throws RangeError when two histograms differ in length. Merging nothing gives an empty histogram.
 */
export function mergeHistograms(histograms: readonly Histogram[]): Histogram {
  const first = histograms[0] ?? [];
  const total = [...first];
  for (const histogram of histograms.slice(1)) {
    if (histogram.length !== total.length) {
      throw new RangeError(`histograms of ${total.length} and ${histogram.length} scores do not add up`);
    }
    for (const [index, count] of histogram.entries()) total[index] = (total[index] ?? 0) + count;
  }
  return total;
}
