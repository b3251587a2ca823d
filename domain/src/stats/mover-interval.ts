import type { Interval } from './interval.ts';

export type Bounded = { readonly estimate: number; readonly interval: Interval };

/**
 * Interval of a difference from the intervals of its two sides (method of variance estimates recovery).
 *
 * Use for two figures whose own intervals are good and lopsided: NPS, shares, bounded means. Newcombe's interval is this one on
 * Wilson bounds. Figures that go together, as two of the same customers do, give their correlation. When not to use: for dependent
 * figures of which nobody knows how far they go together.
 *
 * Source: A. Donner & G. Y. Zou, Statistical Methods in Medical Research 21 (2012) 347-359; with a correlation G. Y. Zou, Psychological
 * Methods 12 (2007) 399-413, and for shares R. G. Newcombe, Statistics in Medicine 17 (1998) 2635-2650, method 10.
 *
 * @example
 * moverInterval({ estimate: 0.84, interval: [0.756, 0.899] }, { estimate: 0.75, interval: [0.657, 0.825] });
 * @throws nothing.
 */
export function moverInterval(first: Bounded, second: Bounded, correlation = 0): Interval {
  const difference = first.estimate - second.estimate;
  const down = apart(first.estimate - first.interval[0], second.interval[1] - second.estimate, correlation);
  const up = apart(first.interval[1] - first.estimate, second.estimate - second.interval[0], correlation);
  return [difference - down, difference + up];
}

function apart(one: number, other: number, correlation: number): number {
  return correlation === 0
    ? Math.hypot(one, other)
    : Math.sqrt(Math.max(0, one ** 2 + other ** 2 - 2 * correlation * one * other));
}
