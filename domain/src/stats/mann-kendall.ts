import { at } from './at.ts';
import { normalTail } from './normal-tail.ts';

export type MannKendall = {
  /** Rises minus falls over all pairs of periods. */
  readonly score: number;
  readonly variance: number;
  readonly z: number | null;
  readonly pValue: number | null;
};

/**
 * Mann-Kendall test: whether a series mostly rises or mostly falls, whatever the shape.
 *
 * Use on short, skewed or rounded series. When not to use: on a series with a season (remove it first), or one whose
 * months resemble their neighbours; the test takes them as independent.
 *
 * Variance corrected for ties, continuity correction of one towards zero.
 *
 * Source: Mann 1945, Econometrica 13, 245-259; Kendall 1975; Gilbert 1987, ch. 16.
 *
 * @param values in order of time, nothing missing
 * @returns z and p null when all values are the same
 * @example
 * mannKendall([7, 7.2, 7.1, 7.4]).score; // 4
 * @throws RangeError when a value is not a finite number.
 */
export function mannKendall(values: readonly number[]): MannKendall {
  const sorted = new Float64Array(values.length);
  let score = 0;
  for (const [before, value] of values.entries()) {
    if (!Number.isFinite(value)) throw new RangeError(`a value in time is a finite number, not ${value}`);
    const lower = placeIn(sorted, before, (other) => other < value);
    const notHigher = placeIn(sorted, before, (other) => other <= value);
    score += lower - (before - notHigher);
    sorted.copyWithin(notHigher + 1, notHigher, before);
    sorted[notHigher] = value;
  }
  const spreadOf = (n: number): number => n * (n - 1) * (2 * n + 5);
  let tied = 0;
  for (let place = 0, next = 0; place < sorted.length; place = next) {
    while (next < sorted.length && sorted[next] === sorted[place]) next += 1;
    tied += spreadOf(next - place);
  }
  const variance = (spreadOf(values.length) - tied) / 18;
  if (variance <= 0) return { score, variance: 0, z: null, pValue: null };
  const z = (score - Math.sign(score)) / Math.sqrt(variance);
  return { score, variance, z, pValue: 2 * normalTail(Math.abs(z)) };
}

/** Behind how many of the first so many a value belongs, by halves: a year by day has 66,000 pairs, and need not look at each. */
function placeIn(sorted: Float64Array, size: number, isBefore: (other: number) => boolean): number {
  let [from, to] = [0, size];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (isBefore(at(sorted, middle))) from = middle + 1;
    else to = middle;
  }
  return from;
}
