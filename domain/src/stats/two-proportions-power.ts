import { checkLevel } from './check-level.ts';
import { normalQuantile } from './normal-quantile.ts';

/**
 * Answers needed per group to show the difference between two shares, before rounding up.
 *
 * Use when planning a comparison: alpha is the chance of a false alarm, power the chance of seeing a true difference.
 * When not to use: after the answers are in ("observed power" says nothing new).
 *
 * Source: J. L. Fleiss, Statistical Methods for Rates and Proportions, 2nd ed. 1981, chapter 3; the far tail is ignored.
 *
 * @example
 * twoProportionsPower({ first: 0.8, second: 0.85, alpha: 0.05, power: 0.8 }); // 905.4     R: power.prop.test
 * @throws RangeError when a share is none, or alpha or power is not between 0 and 1. null: equal shares need endless answers.
 */
export function twoProportionsPower(plan: {
  readonly first: number;
  readonly second: number;
  readonly alpha: number;
  readonly power: number;
}): number | null {
  const { first, second, alpha, power } = plan;
  checkLevel(1 - alpha);
  checkLevel(power);
  for (const share of [first, second]) {
    if (!(share >= 0 && share <= 1)) throw new RangeError(`a share lies between 0 and 1, not ${share}`);
  }
  if (first === second) return null;
  const pooled = (first + second) / 2;
  const underNull = normalQuantile(1 - alpha / 2) * Math.sqrt(2 * pooled * (1 - pooled));
  const underDifference = normalQuantile(power) * Math.sqrt(first * (1 - first) + second * (1 - second));
  return (underNull + underDifference) ** 2 / (first - second) ** 2;
}
