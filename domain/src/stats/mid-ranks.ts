/**
 * Mid-ranks: the place of each value when sorted, from 1; equal values share the mean of their places.
 *
 * Use for rank tests and Spearman's correlation on answers with many ties. When not to use: to rank branches or staff for
 * people to read; ties there deserve the same whole place.
 *
 * Source: Kendall 1945, Biometrika 33, 239-251.
 *
 * @example
 * midRanks([5, 4, 5]); // [2.5, 1, 2.5]          R: rank(c(5, 4, 5))
 */
export function midRanks(values: readonly number[]): readonly number[] {
  const order = values.map((value, index) => ({ value, index })).sort((left, right) => left.value - right.value);
  const ranks = new Array<number>(values.length);
  let first = 0;
  for (const [place, { value }] of order.entries()) {
    if (order[place + 1]?.value === value) continue;
    for (const tied of order.slice(first, place + 1)) ranks[tied.index] = (first + place + 2) / 2;
    first = place + 1;
  }
  return ranks;
}
