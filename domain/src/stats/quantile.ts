import { orderStatistic } from './order-statistic.ts';
import type { ScoreCounts } from './score-counts.ts';

/**
 * Sample quantile, type 7: linear between the two order statistics around 1 + (n-1) p.
 *
 * Use for medians and quartiles; it is the default of R and of spreadsheets. When not to use: beside software with
 * another type (SPSS uses type 6); for few answers the types differ visibly.
 *
 * Source: R. J. Hyndman & Y. Fan, The American Statistician 50 (1996) 361-365, definition 7.
 *
 * @example
 * quantile({ values: [3, 4, 5], counts: [1, 1, 1] }, 0.25); // 3.5     R: quantile(c(3, 4, 5), 0.25)
 * @throws RangeError when p lies outside 0..1. null: no answers.
 */
export function quantile(answers: ScoreCounts, p: number): number | null {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability lies between 0 and 1, not ${p}`);
  const n = answers.counts.reduce((total, count) => total + count, 0);
  if (n === 0) return null;
  const position = 1 + (n - 1) * p;
  const below = Math.floor(position);
  const lower = orderStatistic(answers, below);
  const upper = orderStatistic(answers, Math.ceil(position));
  if (upper === lower) return lower;
  const part = position - below;
  return (1 - part) * lower + part * upper;
}
