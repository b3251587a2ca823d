import { checkLevel } from './check-level.ts';
import { fQuantile } from './f-quantile.ts';
import type { Interval } from './interval.ts';

/**
 * Feldt's interval of Cronbach's alpha.
 *
 * Use beside every alpha; with 30 respondents it is often a quarter wide. When not to use: on items of two steps, whose
 * sums are far from normal.
 *
 * Source: Feldt 1965, Psychometrika 30, 357-370; (1 - α) over its estimate follows F with n-1 and (n-1)(k-1) df.
 *
 * @param items number of items
 * @example
 * feldtInterval(0.84314, { n: 30, items: 7 }, 0.95); // [0.7394, 0.9158]
 * @throws RangeError when the level is impossible, or with fewer than two respondents or items.
 */
export function feldtInterval(
  alpha: number,
  { n, items }: { readonly n: number; readonly items: number },
  level: number,
): Interval {
  checkLevel(level);
  if (!(n >= 2 && items >= 2)) throw new RangeError(`alpha has no interval with ${n} respondents and ${items} items`);
  const tail = (1 - level) / 2;
  const bound = (probability: number): number => 1 - (1 - alpha) * fQuantile(probability, n - 1, (n - 1) * (items - 1));
  return [bound(1 - tail), bound(tail)];
}
