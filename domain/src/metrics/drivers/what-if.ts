import { type Bounded, moverInterval } from '../../stats/mover-interval.ts';
import type { Scale } from '../../stats/scale.ts';

/**
 * What the outcome would be if a driver's score moved, were the association the effect.
 *
 * Use for one driver at a time, within its scale, and say that it is an expectation from association. When not to use: to
 * promise; only an action with a comparison shows an effect.
 *
 * The mean of the outcome and a coefficient of least squares are independent, so their intervals combine by recovery of
 * variance (mover-interval.ts). The result stays within the scale of the outcome.
 *
 * Source: A. Donner & G. Y. Zou 2012 for the interval.
 *
 * @example
 * whatIf({ outcome: { estimate: 7.8, interval: [7.7, 7.9] }, coefficient: { estimate: 0.3, interval: [0.2, 0.4] },
 *   change: 0.8, scale: { min: 1, max: 10, step: 1 } }); // { estimate: 8.04, interval: [7.91, 8.17] }
 * @throws nothing.
 */
export function whatIf(asked: {
  readonly outcome: Bounded;
  readonly coefficient: Bounded;
  /** In points of the driver's scale. */
  readonly change: number;
  readonly scale: Scale;
}): Bounded {
  const { outcome, coefficient, change, scale } = asked;
  const within = (value: number) => Math.min(scale.max, Math.max(scale.min, value));
  const [low, high] = coefficient.interval.map((end) => -change * end).toSorted((one, other) => one - other);
  const [down, up] = moverInterval(outcome, {
    estimate: -change * coefficient.estimate,
    interval: [low ?? 0, high ?? 0],
  });
  return { estimate: within(outcome.estimate + change * coefficient.estimate), interval: [within(down), within(up)] };
}
