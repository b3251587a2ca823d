import { checkCount } from './check-count.ts';
import type { Interval } from './interval.ts';
import type { Share } from './newcombe-interval.ts';
import type { Reason } from './reason.ts';
import { twoSidedZ } from './two-sided-z.ts';
import { wilsonInterval } from './wilson-interval.ts';

export type FinitePopulationProportion = {
  readonly estimate: number | null;
  /** √((N-n) / (N-1)): how much narrower than with an endless population. */
  readonly factor: number | null;
  readonly standardError: number | null;
  readonly waldInterval: Interval | null;
  readonly wilsonInterval: Interval | null;
  readonly reason: Reason | null;
};

/**
 * Share in a random sample from a small population, with the finite population correction.
 *
 * Use when a known part of all customers was drawn at random and nearly all answered; with everybody answering the width
 * is zero. When not to use: for a census with partial response, which is not a random sample; the interval is then only
 * right "assuming answerers are like the rest".
 *
 * Source: W. G. Cochran, Sampling Techniques, 3rd ed. 1977, section 3.2; Wilson 1927 with n (N-1)/(N-n).
 *
 * @example
 * finitePopulationProportion({ successes: 40, n: 80 }, 100, 0.95); // Wilson [0.4510, 0.5490]
 * @throws RangeError when successes exceed n or the level is impossible. Reasons: no_answers, one_answer (no standard
 * error), sample_exceeds_population (refused).
 */
export function finitePopulationProportion(
  { successes, n }: Share,
  population: number,
  level: number,
): FinitePopulationProportion {
  checkCount('population', population);
  if (n > population) return { ...unknown, reason: 'sample_exceeds_population' };
  const z = twoSidedZ(level);
  if (n === 0) return { ...unknown, reason: 'no_answers' };
  const estimate = successes / n;
  const isCensus = n === population;
  const effectiveN = isCensus ? n : (n * (population - 1)) / (population - n);
  const standardError = n === 1 ? null : Math.sqrt(((1 - n / population) * estimate * (1 - estimate)) / (n - 1));
  return {
    estimate,
    factor: isCensus ? 0 : Math.sqrt((population - n) / (population - 1)),
    standardError,
    waldInterval: standardError === null ? null : [estimate - z * standardError, estimate + z * standardError],
    wilsonInterval: isCensus
      ? [estimate, estimate]
      : wilsonInterval(successes === n ? effectiveN : estimate * effectiveN, effectiveN, level),
    reason: n === 1 ? 'one_answer' : null,
  };
}

const unknown = {
  estimate: null,
  factor: null,
  standardError: null,
  waldInterval: null,
  wilsonInterval: null,
} as const;
