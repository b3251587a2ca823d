import { checkLevel } from './check-level.ts';
import { chiSquareQuantile } from './chi-square-quantile.ts';
import type { Interval } from './interval.ts';
import { normalProbability } from './normal-probability.ts';

const halvings = 60;
/** A statistic below what chance gives in half of all cases shows no more than one there: nobody is that sure of no effect. */
const chanceLeast = 0.5;

/**
 * Interval of the noncentrality of a chi-square statistic: how far groups lie apart beyond what chance alone makes of it.
 *
 * Use for a figure that chance can only push one way, such as a spread between groups: its lower end is 0 wherever the groups may
 * as well be alike. When not to use: for a p-value (chi-square-tail.ts).
 *
 * Source: the noncentral distribution by M. Sankaran, Biometrika 50 (1963) 199-204, by which the root of the noncentrality is within
 * 0.03 of that of R's pchisq(x, df, ncp); with one degree of freedom exact.
 *
 * @example
 * noncentralityInterval(12, 2, 0.95); // [0.7, 30]
 * @throws RangeError when the statistic is negative, df is not positive or the level is impossible.
 */
export function noncentralityInterval(statistic: number, df: number, level: number): Interval {
  checkLevel(level);
  if (!(statistic >= 0 && df > 0)) throw new RangeError(`no chi-square statistic ${statistic} with df ${df}`);
  const least = chiSquareQuantile(chanceLeast, df);
  return [
    noncentralityAt(statistic, df, (1 + level) / 2),
    noncentralityAt(Math.max(statistic, least), df, (1 - level) / 2),
  ];
}

/** The noncentrality under which a statistic of at most this has the probability; 0 when it has less without any. */
function noncentralityAt(statistic: number, df: number, probability: number): number {
  if (statistic === 0 || probabilityOf(statistic, df, 0) <= probability) return 0;
  let [low, high] = [0, statistic + df];
  while (probabilityOf(statistic, df, high) > probability) high *= 2;
  for (let step = 0; step < halvings; step += 1) {
    const middle = (low + high) / 2;
    if (probabilityOf(statistic, df, middle) > probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function probabilityOf(statistic: number, df: number, noncentrality: number): number {
  if (df === 1) {
    const [root, shift] = [Math.sqrt(statistic), Math.sqrt(noncentrality)];
    return normalProbability(root - shift) - normalProbability(-root - shift);
  }
  const mean = df + noncentrality;
  const spread = df + 2 * noncentrality;
  const power = 1 - (2 * mean * (df + 3 * noncentrality)) / (3 * spread * spread);
  const p = spread / (mean * mean);
  const m = (power - 1) * (1 - 3 * power);
  const centre = 1 + power * p * (power - 1 - 0.5 * (2 - power) * m * p);
  return normalProbability(((statistic / mean) ** power - centre) / (power * Math.sqrt(2 * p) * (1 + 0.5 * m * p)));
}
