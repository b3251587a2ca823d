import { checkCount } from './check-count.ts';
import { checkLevel } from './check-level.ts';
import { chiSquareQuantile } from './chi-square-quantile.ts';
import type { Interval } from './interval.ts';

/**
 * Exact interval of a count of rare events (Garwood): covers at least the level, whatever the true mean.
 *
 * Use for complaints among orders: divide both ends by the orders for the interval of the rate. It exists with no event at
 * all. When not to use: for a share of customers who each answer once (wilson-interval.ts); where events come in clusters, of
 * which one cause makes many: the interval is then too short.
 *
 * Source: F. Garwood, Biometrika 28 (1936) 437-442: χ²(α/2; 2x)/2 and χ²(1-α/2; 2x+2)/2.
 *
 * @param events counted, a whole number
 * @example
 * poissonInterval(10, 0.95); // [4.795, 18.390]   R: poisson.test(10)$conf.int
 * @throws RangeError when events is not a whole count or the level is impossible.
 */
export function poissonInterval(events: number, level: number): Interval {
  checkCount('events', events);
  checkLevel(level);
  if (!Number.isSafeInteger(events)) throw new RangeError(`events are whole, not ${events}`);
  const tail = (1 - level) / 2;
  return [events === 0 ? 0 : chiSquareQuantile(tail, 2 * events) / 2, chiSquareQuantile(1 - tail, 2 * events + 2) / 2];
}
