import type { RepeatedSteps } from './count-repeats.ts';

/** What answers of the same customers weigh together. */
export type WeighedRepeats = Readonly<{
  /** Over customers, the square of all that theirs weigh, less the squares of each by itself. */
  covariance: number;
  /** Of each group, answers that were not the first of their customer in it. */
  further: Float64Array;
  /** Customers by the set of groups that they are in: place 2^a + 2^b of those in groups a and b alone. */
  customers: Float64Array;
}>;

/** A set of groups is one number. */
const groupsMost = 8;

/**
 * Sums what answers of the same customers weigh, each by its group and its score.
 *
 * Use for the variance of a figure that is a sum over several groups, as a difference in differences is. When not to use: for one group
 * or a comparison of two, where pairs of scores serve every metric (count-repeats.ts, count-shared.ts).
 *
 * @param weights by group and place on the scale, from 0: element group * levels + place
 * @example
 * weighRepeats(steps, weights).covariance; // added to the variance of as many independent answers
 * @throws RangeError for more groups than eight, or where groups were not told apart.
 */
export function weighRepeats(
  { repeats: { ends, share }, steps, groups, levels }: RepeatedSteps,
  weights: Float64Array,
): WeighedRepeats {
  const count = weights.length / levels;
  if (groups === undefined || count > groupsMost || !Number.isInteger(count))
    throw new RangeError(`${count} groups cannot be weighed together`);
  const further = new Float64Array(count);
  const customers = new Float64Array(2 ** count);
  let covariance = 0;
  let place = 0;
  // Over each row of a survey, and so indexed plainly.
  for (let customer = 0; customer < ends.length; customer += 1) {
    let together = 0;
    let apart = 0;
    let seen = 0;
    for (const end = ends[customer] ?? 0; place < end; place += 1) {
      const step = steps[place] ?? 0;
      if (step === 0) continue;
      const group = groups[place] ?? 0;
      const weight = weights[group * levels + step - 1] ?? 0;
      together += weight;
      apart += weight * weight;
      if ((seen & (1 << group)) !== 0) further[group] = (further[group] ?? 0) + share;
      seen |= 1 << group;
    }
    if (seen === 0) continue;
    covariance += together * together - apart;
    customers[seen] = (customers[seen] ?? 0) + 1;
  }
  return { covariance: covariance * share, further, customers };
}
