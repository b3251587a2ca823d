/**
 * Sum of numbers, with the rounding errors of the additions carried along.
 *
 * Use for every mean: two samples with the same answers in another order get exactly the same sum, so ties in a bootstrap
 * stay ties. When not to use: where integers are counted, which are exact anyway.
 *
 * Source: A. Neumaier, Zeitschrift für Angewandte Mathematik und Mechanik 54 (1974) 39-51.
 *
 * @example
 * sum([0.1, 0.2, 0.3]); // 0.6, where 0.1 + 0.2 + 0.3 is 0.6000000000000001
 * @throws nothing; the sum of nothing is 0.
 */
export function sum(values: Iterable<number>): number {
  let total = 0;
  let lost = 0;
  for (const value of values) {
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}
