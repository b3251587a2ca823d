import type { CustomerPairs } from './answers.ts';

/**
 * Pairs of answers of the same customers, from the answers of each; undefined when nobody gave two. An answer is its place on the scale,
 * from 0. With a share of the customers looked at, one in so many, each of them stands for that many.
 *
 * Use where rows were read. When not to use: for columns, which are counted as they lie (columns/count-repeats.ts).
 *
 * @example
 * pairsOfCustomers(5, [[4, 4], [3], [0, 1, 1]]); // { counts: two pairs 4-4, two 0-1, two 1-0, two 1-1, …, further: 3 }
 * @throws nothing.
 */
export function pairsOfCustomers(
  levels: number,
  customers: Iterable<readonly number[]>,
  share = 1,
): CustomerPairs | undefined {
  const counts = new Array<number>(levels * levels).fill(0);
  let further = 0;
  for (const answers of customers) {
    further += Math.max(0, answers.length - 1) * share;
    const own = new Map<number, number>();
    for (const answer of answers) own.set(answer, (own.get(answer) ?? 0) + 1);
    for (const [one, times] of own) {
      for (const [other, otherTimes] of own) {
        const place = one * levels + other;
        counts[place] = (counts[place] ?? 0) + times * (one === other ? times - 1 : otherTimes) * share;
      }
    }
  }
  return further === 0 ? undefined : { counts, further };
}
