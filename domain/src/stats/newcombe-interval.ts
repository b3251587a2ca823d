import type { Interval } from './interval.ts';
import { moverInterval } from './mover-interval.ts';
import { wilsonInterval } from './wilson-interval.ts';

export type Share = { readonly successes: number; readonly n: number };

/**
 * Newcombe's interval of the difference of two shares, first minus second: the product's default.
 *
 * Use to say whether a share changed. It squares and adds the distances of the two Wilson bounds and stays within -1..1. Where some
 * customers are on both sides, the correlation of the two shares. When not to use: to test whether the same customers changed
 * (compare-proportions-paired.ts).
 *
 * Source: R. G. Newcombe, Statistics in Medicine 17 (1998) 873-890, method 10; with a correlation 2635-2650, method 10.
 *
 * @example
 * newcombeInterval({ successes: 84, n: 100 }, { successes: 75, n: 100 }, 0.95); // [-0.0225, 0.2002]
 * @throws RangeError when successes exceed n or the level is impossible. null: one side without answers.
 */
export function newcombeInterval(first: Share, second: Share, level: number, correlation = 0): Interval | null {
  const firstInterval = wilsonInterval(first.successes, first.n, level);
  const secondInterval = wilsonInterval(second.successes, second.n, level);
  if (firstInterval === null || secondInterval === null) return null;
  return moverInterval(
    { estimate: first.successes / first.n, interval: firstInterval },
    { estimate: second.successes / second.n, interval: secondInterval },
    correlation,
  );
}
