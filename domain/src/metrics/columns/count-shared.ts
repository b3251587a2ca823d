import type { CustomerSteps } from '../answers.ts';

/** Pairs of an answer on either side of a comparison, of the same customer, by their two scores. */
export type SharedPairs = Readonly<{
  /** Element first * levels + second, the lowest score first. */
  counts: Float64Array;
  /** Customers who are on both sides, of those who were looked at. */
  customers: number;
}>;

/**
 * Counts pairs of answers of customers who are on both sides; undefined when nobody is, or when they were not put in one order.
 *
 * Use to compare two periods of one survey. When not to use: for pairs within one period (count-repeats.ts).
 *
 * @example
 * countSharedPairs(now.whose, before.whose, 11)?.customers; // 240
 * @throws nothing.
 */
export function countSharedPairs(first: CustomerSteps, second: CustomerSteps, levels: number): SharedPairs | undefined {
  if (first.ends !== second.ends) return undefined;
  const counts = new Float64Array(levels * levels);
  const customers = addCustomers(counts, levels, first, second.steps);
  if (customers === 0) return undefined;
  return { counts: first.share === 1 ? counts : counts.map((count) => count * first.share), customers };
}

/** Gives how many customers are on both sides. Indexed plainly, as every loop over the rows of a survey. */
function addCustomers(
  counts: Float64Array,
  levels: number,
  { ends, steps }: CustomerSteps,
  others: Uint8Array,
): number {
  // Of each score of the second side, how often a customer gave it: what is filled for one is emptied for the next.
  const given = new Uint32Array(levels);
  const scores = new Uint8Array(levels);
  let customers = 0;
  let place = 0;
  for (let customer = 0; customer < ends.length; customer += 1) {
    const start = place;
    const end = ends[customer] ?? 0;
    let ofFirst = 0;
    let different = 0;
    for (; place < end; place += 1) {
      ofFirst += Number((steps[place] ?? 0) > 0);
      const other = others[place] ?? 0;
      if (other === 0) continue;
      if (given[other - 1] === 0) {
        scores[different] = other - 1;
        different += 1;
      }
      given[other - 1] = (given[other - 1] ?? 0) + 1;
    }
    if (ofFirst > 0 && different > 0) {
      customers += 1;
      for (let each = start; each < end; each += 1) {
        const step = steps[each] ?? 0;
        if (step === 0) continue;
        const row = (step - 1) * levels;
        for (let score = 0; score < different; score += 1) {
          const cell = row + (scores[score] ?? 0);
          counts[cell] = (counts[cell] ?? 0) + (given[scores[score] ?? 0] ?? 0);
        }
      }
    }
    for (let score = 0; score < different; score += 1) given[scores[score] ?? 0] = 0;
  }
  return customers;
}
