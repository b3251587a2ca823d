import { sum } from '../stats/sum.ts';
import type { Answers } from './answers.ts';

/**
 * How many customers gave these answers: each who is known once, and everybody else once for each answer.
 *
 * Use where a figure of fewer than five customers tells who answered what. When not to use: for how sure a figure is, which also
 * depends on how alike a customer's answers are (customer-effect.ts).
 *
 * @example
 * customersIn({ histogram: [0, 5], pairs: { counts, further: 4 } }); // 1
 * @throws nothing.
 */
export function customersIn({ histogram, pairs }: Answers): number {
  return sum(histogram) - (pairs?.further ?? 0);
}
