import type { Interval } from './interval.ts';

export type Bounded = { readonly estimate: number; readonly interval: Interval };

/**
 * Interval of a difference from the intervals of its two sides (method of variance estimates recovery).
 *
 * Use for two independent figures whose own intervals are good and lopsided: NPS, shares, bounded means. Newcombe's
 * interval is this one on Wilson bounds. When not to use: for dependent figures.
 *
 * Source: A. Donner & G. Y. Zou, Statistical Methods in Medical Research 21 (2012) 347-359.
 *
 * @example
 * moverInterval({ estimate: 0.84, interval: [0.756, 0.899] }, { estimate: 0.75, interval: [0.657, 0.825] });
 * @throws nothing.
 */
export function moverInterval(first: Bounded, second: Bounded): Interval {
  const difference = first.estimate - second.estimate;
  const down = Math.hypot(first.estimate - first.interval[0], second.interval[1] - second.estimate);
  const up = Math.hypot(first.interval[1] - first.estimate, second.estimate - second.interval[0]);
  return [difference - down, difference + up];
}
