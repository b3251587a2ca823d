import { at } from './at.ts';

/**
 * Kendall's tau-b: concordant minus discordant pairs, as a share of the pairs that are not tied.
 *
 * Use on answers with few steps; it means something plain: how much likelier is it that two respondents are ordered the
 * same way than the other way. When not to use: to explain shares of variance.
 *
 * Pairs are counted by sorting, so a million respondents take seconds instead of hours.
 *
 * Source: Kendall 1945, Biometrika 33, 239-251; Knight 1966, JASA 61, 436-439, for the counting.
 *
 * @returns null with fewer than three pairs or when a column does not vary
 * @example
 * kendallTauB([1, 2, 3], [1, 3, 2]); // 0.3333     R: cor(x, y, method = "kendall")
 * @throws RangeError when the columns differ in length.
 */
export function kendallTauB(x: readonly number[], y: readonly number[]): number | null {
  if (x.length !== y.length) throw new RangeError('the columns differ in length');
  const n = x.length;
  if (n < 3) return null;
  const order = [...x.keys()].sort((left, right) => at(x, left) - at(x, right) || at(y, left) - at(y, right));
  const ordered = Float64Array.from(order, (row) => at(y, row));
  const pairs = (n * (n - 1)) / 2;
  const tiedX = tiedPairs(order, (left, right) => at(x, left) === at(x, right));
  const tiedBoth = tiedPairs(order, (left, right) => at(x, left) === at(x, right) && at(y, left) === at(y, right));
  const discordant = sortAndCountSwaps(ordered);
  const tiedY = tiedPairs([...ordered], (left, right) => left === right);
  if (tiedX === pairs || tiedY === pairs) return null;
  const score = pairs - tiedX - tiedY + tiedBoth - 2 * discordant;
  return score / Math.sqrt(pairs - tiedX) / Math.sqrt(pairs - tiedY);
}

/** Pairs within runs of equal neighbours. */
function tiedPairs(sorted: readonly number[], isTied: (left: number, right: number) => boolean): number {
  let pairs = 0;
  let run = 0;
  for (let place = 1; place < sorted.length; place++) {
    run = isTied(at(sorted, place - 1), at(sorted, place)) ? run + 1 : 0;
    pairs += run;
  }
  return pairs;
}

/** Sorts in place, bottom-up by merging, and counts the pairs that stood the wrong way round. */
function sortAndCountSwaps(values: Float64Array): number {
  let swaps = 0;
  for (let width = 1; width < values.length; width *= 2) {
    for (let start = 0; start + width < values.length; start += 2 * width) {
      const left = values.slice(start, start + width);
      const right = values.slice(start + width, start + 2 * width);
      let taken = 0;
      for (const [place, value] of right.entries()) {
        while (taken < left.length && at(left, taken) <= value) {
          values[start + place + taken] = at(left, taken);
          taken++;
        }
        swaps += left.length - taken;
        values[start + place + taken] = value;
      }
      values.set(left.subarray(taken), start + right.length + taken);
    }
  }
  return swaps;
}
