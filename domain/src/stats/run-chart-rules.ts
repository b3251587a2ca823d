import { at } from './at.ts';
import { binomialQuantile } from './binomial-quantile.ts';
import { countScores } from './count-scores.ts';
import { quantile } from './quantile.ts';

export type RunChartRules = {
  /** Points that do not lie on the median. */
  readonly useful: number;
  readonly longestRun: number;
  /** The longest run that chance explains; null without a useful point. */
  readonly longestRunMax: number | null;
  readonly crossings: number;
  /** The fewest crossings of the median that chance explains; null without a useful point. */
  readonly crossingsMin: number | null;
  readonly isSignal: boolean;
};

/**
 * Anhøj's run chart rules: whether a series stays on one side of its median too long, or crosses it too seldom.
 *
 * Use when no sigma can be trusted; two rules with a false alarm rate near 5 % whatever the distribution. When not to use:
 * for a single odd point, which they do not see.
 *
 * Source: Anhøj & Olesen 2014, PLoS ONE 9(11) e113825: run > round(log2 n + 3), crossings < the 5 % point of
 * Binomial(n - 1, ½).
 *
 * @example
 * runChartRules([7, 7, 7, 8, 8, 8]).crossings; // 1
 * @throws RangeError when a value is not a finite number.
 */
export function runChartRules(values: readonly (number | null)[]): RunChartRules {
  const given = values.filter((value) => value !== null);
  const median = quantile(countScores(given), 0.5);
  const sides = median === null ? [] : given.map((value) => Math.sign(value - median)).filter((side) => side !== 0);
  let longestRun = 0;
  let crossings = 0;
  let run = 0;
  for (const [index, side] of sides.entries()) {
    const isSameSide = index > 0 && side === at(sides, index - 1);
    if (index > 0 && !isSameSide) crossings += 1;
    run = isSameSide ? run + 1 : 1;
    longestRun = Math.max(longestRun, run);
  }
  const useful = sides.length;
  const longestRunMax = useful === 0 ? null : Math.round(Math.log2(useful) + 3);
  const crossingsMin = useful === 0 ? null : binomialQuantile(0.05, useful - 1, 0.5);
  return {
    useful,
    longestRun,
    longestRunMax,
    crossings,
    crossingsMin,
    isSignal:
      longestRunMax !== null && crossingsMin !== null && (longestRun > longestRunMax || crossings < crossingsMin),
  };
}
